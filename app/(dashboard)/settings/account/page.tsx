import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { EndOtherSessions, OwnSessions } from "#components/accounts/own-sessions.tsx";
import { PasswordForm } from "#components/accounts/password-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { getOwnUser } from "#lib/accounts/get-own-user.ts";
import { listOwnSessions } from "#lib/accounts/own-sessions.ts";
import { requirePageContext } from "#lib/accounts/page-context.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const context = await requirePageContext();
  const [user, { data: sessions }, t] = await Promise.all([
    getOwnUser(context),
    listOwnSessions(context),
    getTranslations("accounts"),
  ]);
  return (
    <ClientMessages of={["accounts.ownSessions", "accounts.passwordForm"]}>
      <PageHeader
        title={t("account.title")}
        note={`${user.email} · ${t(`roles.names.${user.role}`)}`}
      />
      <Panel title={t("account.password")}>
        {user.signs_in_with === "password" ? (
          <PasswordForm email={user.email} />
        ) : (
          <p className="text-ink-2">{t("account.organisation")}</p>
        )}
      </Panel>
      <Panel
        title={t("account.sessions")}
        aside={sessions.length > 1 ? <EndOtherSessions /> : null}
        className="mt-gap"
      >
        <OwnSessions sessions={sessions} />
      </Panel>
    </ClientMessages>
  );
}
