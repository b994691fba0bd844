"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { UserAccessButton } from "#components/accounts/user-access-button.tsx";
import { UserDialog } from "#components/accounts/user-dialog.tsx";
import { UserSessionsButton } from "#components/accounts/user-sessions-button.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { User } from "#lib/accounts/schemas.ts";

const column = createColumnHelper<DataTableFeatures, User>();
const columns = column.columns([
  column.accessor("email", {
    header: "User",
    cell: ({ row: { original: user } }) => (
      <>
        {user.email}
        {user.name ? <div className="text-sm text-ink-2">{user.name}</div> : null}
      </>
    ),
  }),
  column.accessor("role", { header: "Role", cell: ({ getValue }) => <Badge>{getValue()}</Badge> }),
  column.accessor("signs_in_with", {
    header: "Signs in with",
    cell: ({ getValue }) => (getValue() === "password" ? "Password" : "Organisation"),
  }),
  column.accessor("last_seen_at", {
    header: "Last here",
    cell: ({ getValue }) => <LastHere at={getValue()} />,
  }),
  column.accessor("disabled", {
    header: "State",
    cell: ({ getValue }) => (
      <StatePill tone={getValue() ? "idle" : "good"}>
        {getValue() ? "Disabled" : "Enabled"}
      </StatePill>
    ),
  }),
  column.display({
    id: "actions",
    header: "Actions",
    meta: { align: "right", hideLabel: true },
    cell: ({ row: { original: user } }) => (
      <div className="inline-flex gap-2">
        <UserDialog user={user} trigger={<Button size="small">Change</Button>} />
        {user.disabled || !user.last_seen_at ? null : <UserSessionsButton user={user} />}
        <UserAccessButton user={user} />
      </div>
    ),
  }),
]);

function LastHere({ at }: { at: string | null }) {
  return at ? <Time at={at} /> : <span className="text-ink-3">never</span>;
}

export function UsersTable({ users }: { users: User[] }) {
  const table = useDataTable({ columns, data: users, getRowId: ({ id }) => id });
  return <DataTable table={table} label="Users" />;
}
