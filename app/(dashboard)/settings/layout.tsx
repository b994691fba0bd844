import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { SettingsTabs } from "#components/accounts/settings-tabs.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canAdminister, canOperate } from "#lib/accounts/permissions.ts";

const tabsOfAll = [
  { label: "Your account", path: "/settings/account" },
  { label: "Appearance", path: "/settings/appearance" },
  { label: "Keys", path: "/settings/keys" },
  { label: "Grouping", path: "/settings/grouping" },
  { label: "Scrubbing", path: "/settings/scrubbing" },
];
const tabsOfOperators = [{ label: "Dead letters", path: "/settings/dead-letters" }];
const tabsOfAdministrators = [
  { label: "Tokens", path: "/settings/tokens" },
  { label: "Agents", path: "/settings/agents" },
  { label: "Users", path: "/settings/users" },
  { label: "Channels", path: "/settings/channels" },
  { label: "Status files", path: "/settings/status-files" },
  { label: "Audit", path: "/settings/audit" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor } = await requirePageContext();
  const tabs = [
    ...tabsOfAll,
    ...(canOperate(actor) ? tabsOfOperators : []),
    ...(canAdminister(actor) ? tabsOfAdministrators : []),
  ];
  return (
    <ClientMessages of={["accounts", "ingest", "notifications"]}>
      <SettingsTabs tabs={tabs} />
      {children}
    </ClientMessages>
  );
}
