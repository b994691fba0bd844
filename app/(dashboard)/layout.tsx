import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Shell } from "#components/layout/shell.tsx";
import { ZoneKeeper } from "#components/layout/zone-keeper.tsx";
import { ClockProvider } from "#components/ui/clock.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { readTheme, themeCookie } from "#lib/format/theme.ts";
import { readZone, zoneCookie } from "#lib/format/zone.ts";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { actor, now } = await requirePageContext();
  const choices = await cookies();
  const zone = choices.get(zoneCookie)?.value;
  return (
    <ClockProvider now={now().getTime()} zone={readZone(zone)}>
      {zone ? null : <ZoneKeeper />}
      <Shell
        email={actor.name}
        role={actor.role ?? "none"}
        theme={readTheme(choices.get(themeCookie)?.value)}
      >
        {children}
      </Shell>
    </ClockProvider>
  );
}
