import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { SettingsTabs } from "#components/accounts/settings-tabs.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canAdminister, canOperate } from "#lib/accounts/permissions.ts";

const tabsOfAll = ["account", "appearance", "keys", "grouping", "scrubbing"] as const;
const tabsOfOperators = ["dead-letters"] as const;
const tabsOfAdministrators = [
  "tokens",
  "agents",
  "users",
  "channels",
  "status-files",
  "audit",
] as const;

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor } = await requirePageContext();
  const t = await getTranslations("accounts.settings.tabs");
  const names = [
    ...tabsOfAll,
    ...(canOperate(actor) ? tabsOfOperators : []),
    ...(canAdminister(actor) ? tabsOfAdministrators : []),
  ];
  const tabs = names.map((name) => ({ label: t(name), path: `/settings/${name}` }));
  return (
    <ClientMessages of={["accounts.settings"]}>
      <SettingsTabs tabs={tabs} />
      {children}
    </ClientMessages>
  );
}
