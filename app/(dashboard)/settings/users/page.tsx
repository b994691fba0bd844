import type { Metadata } from "next";
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

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const context = await requirePageAccess("admin");
  const [{ data: users }, { data: invitations }] = await Promise.all([
    listUsers(context),
    listInvitations(context),
  ]);
  return (
    <>
      <PageHeader title="Users" note="Who may sign in, and what they may do.">
        <UserDialog trigger={<Button>Create user</Button>} />
        <InviteDialog mails={environment().SMTP_URL !== undefined} />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <UsersTable users={users} />
      </Card>
      {invitations.length > 0 ? (
        <Panel title="Open invitations" className="mt-gap">
          <InvitationsTable invitations={invitations} />
        </Panel>
      ) : null}
    </>
  );
}
