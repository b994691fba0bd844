import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
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

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout.appearance");
  return { title: t("title") };
}

export default async function AppearancePage() {
  await requirePageContext();
  const [choices, t] = await Promise.all([cookies(), getTranslations("layout")]);
  const home = choices.get(homeZoneCookie)?.value;
  return (
    <>
      <PageHeader title={t("appearance.title")} note={t("appearance.note")} />
      <div className="flex flex-col gap-gap">
        <AppearanceForm
          theme={readTheme(choices.get(themeCookie)?.value)}
          density={readDensity(choices.get(densityCookie)?.value)}
          singleKeys={readSingleKeys(choices.get(singleKeysCookie)?.value)}
          home={home ? readZone(home) : null}
        />
        <Panel title={t("keys.title")} note={t("keys.note")}>
          <ShortcutList />
        </Panel>
      </div>
    </>
  );
}
