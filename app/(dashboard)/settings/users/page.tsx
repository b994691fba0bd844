import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { InvitationsTable } from "#components/accounts/invitations-table.tsx";
import { InviteDialog } from "#components/accounts/invite-dialog.tsx";
import { UserDialog } from "#components/accounts/user-dialog.tsx";
import { UsersTable } from "#components/accounts/users-table.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listUsers } from "#lib/accounts/list-users.ts";
import { listInvitations } from "#lib/accounts/manage-invitations.ts";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { environment } from "#lib/platform/env.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.users");
  return { title: t("title") };
}

export default async function UsersPage() {
  const context = await requirePageAccess("admin");
  const [{ data: users }, { data: invitations }, t] = await Promise.all([
    listUsers(context),
    listInvitations(context),
    getTranslations("accounts.users"),
  ]);
  return (
    <ClientMessages
      of={[
        "accounts.invitationsTable",
        "accounts.inviteDialog",
        "accounts.roles",
        "accounts.userAccess",
        "accounts.userDialog",
        "accounts.userSessions",
        "accounts.usersTable",
      ]}
    >
      <PageHeader title={t("title")} note={t("note")}>
        <UserDialog trigger={<Button>{t("create")}</Button>} />
        <InviteDialog mails={environment().SMTP_URL !== undefined} />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <UsersTable users={users} />
      </Card>
      {invitations.length > 0 ? (
        <Panel title={t("invitations")} className="mt-gap">
          <InvitationsTable invitations={invitations} />
        </Panel>
      ) : null}
    </ClientMessages>
  );
}
