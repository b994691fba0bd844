import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { Shell } from "#components/layout/shell.tsx";
import { ZoneKeeper } from "#components/layout/zone-keeper.tsx";
import { ClockProvider } from "#components/ui/clock.tsx";
import { PhoneProvider } from "#components/ui/narrow.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import {
  densityCookie,
  isPhone,
  readDensity,
  readSingleKeys,
  singleKeysCookie,
} from "#lib/format/reader.ts";
import { readTheme, themeCookie } from "#lib/format/theme.ts";
import { readZone, zoneCookie } from "#lib/format/zone.ts";
import { countOpenIssues } from "#lib/issues/count-open-issues.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { listLiveRuns } from "#lib/recovery/list-runs.ts";
import { KillSwitchNotice } from "./_parts/kill-switch-notice.tsx";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const context = await requirePageContext();
  const { actor, now } = context;
  const [issues, live, killSwitch] = await Promise.all([
    countOpenIssues(context),
    listLiveRuns(context),
    getKillSwitch(context),
  ]);
  const choices = await cookies();
  const zone = choices.get(zoneCookie)?.value;
  const phone = isPhone((await headers()).get("user-agent"));
  return (
    <ClockProvider now={now().getTime()} zone={readZone(zone)}>
      {zone ? null : <ZoneKeeper shown={readZone(zone)} />}
      <Shell
        email={actor.name}
        role={actor.role ?? "none"}
        theme={readTheme(choices.get(themeCookie)?.value)}
        density={readDensity(choices.get(densityCookie)?.value)}
        singleKeys={readSingleKeys(choices.get(singleKeysCookie)?.value)}
        counts={{ issues, recovery: live.length }}
      >
        <KillSwitchNotice killSwitch={killSwitch} mayOperate={canOperate(actor)} />
        <ClientMessages
          of={["charts", "insights.spanFields", "insights.spanPicker", "insights.widenSpan"]}
        >
          <PhoneProvider phone={phone}>{children}</PhoneProvider>
        </ClientMessages>
      </Shell>
    </ClockProvider>
  );
}
