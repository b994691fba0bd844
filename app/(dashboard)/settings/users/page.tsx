import type { Metadata } from "next";
import { UserDialog } from "#components/accounts/user-dialog.tsx";
import { UsersTable } from "#components/accounts/users-table.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { listUsers } from "#lib/accounts/list-users.ts";
import { requirePageAccess } from "#lib/accounts/page-context.ts";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const { data: users } = await listUsers(await requirePageAccess("admin"));
  return (
    <>
      <PageHeader title="Users" note="Who may sign in, and what they may do.">
        <UserDialog trigger={<Button variant="primary">Create user</Button>} />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <UsersTable users={users} />
      </Card>
    </>
  );
}
