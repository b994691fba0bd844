import type { Metadata } from "next";
import { cookies } from "next/headers";
import { AppearanceForm } from "#components/layout/appearance-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ShortcutList } from "#components/layout/shortcut-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import {
  densityCookie,
  readDensity,
  readSingleKeys,
  singleKeysCookie,
} from "#lib/format/reader.ts";
import { readTheme, themeCookie } from "#lib/format/theme.ts";
import { homeZoneCookie, readZone } from "#lib/format/zone.ts";

export const metadata: Metadata = { title: "Appearance" };

export default async function AppearancePage() {
  await requirePageContext();
  const choices = await cookies();
  const home = choices.get(homeZoneCookie)?.value;
  return (
    <>
      <PageHeader
        title="Appearance"
        note="How this browser shows Paramedic; others see it as they chose."
      />
      <div className="flex flex-col gap-gap">
        <AppearanceForm
          theme={readTheme(choices.get(themeCookie)?.value)}
          density={readDensity(choices.get(densityCookie)?.value)}
          singleKeys={readSingleKeys(choices.get(singleKeysCookie)?.value)}
          home={home ? readZone(home) : null}
        />
        <Panel
          title="Keys"
          note="They do nothing while you type in a field, and none starts a recovery."
        >
          <ShortcutList />
        </Panel>
      </div>
    </>
  );
}
