import type { ReactNode } from "react";
import { SettingsTabs } from "#components/accounts/settings-tabs.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canAdminister } from "#lib/accounts/permissions.ts";

const tabsOfAll = [
  { label: "Your account", path: "/settings/account" },
  { label: "Appearance", path: "/settings/appearance" },
  { label: "Keys", path: "/settings/keys" },
];
const tabsOfAdministrators = [
  { label: "Tokens", path: "/settings/tokens" },
  { label: "Agents", path: "/settings/agents" },
  { label: "Users", path: "/settings/users" },
  { label: "Channels", path: "/settings/channels" },
  { label: "Audit", path: "/settings/audit" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor } = await requirePageContext();
  const tabs = canAdminister(actor) ? [...tabsOfAll, ...tabsOfAdministrators] : tabsOfAll;
  return (
    <>
      <SettingsTabs tabs={tabs} />
      {children}
    </>
  );
}
