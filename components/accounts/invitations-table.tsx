"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { toast } from "sonner";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Invitation } from "#lib/accounts/schemas.ts";

const column = createColumnHelper<DataTableFeatures, Invitation>();
const columns = column.columns([
  column.accessor("email", { header: "Invited" }),
  column.accessor("role", { header: "Role", cell: ({ getValue }) => <Badge>{getValue()}</Badge> }),
  column.accessor("created_by", { header: "By" }),
  column.accessor("created_at", {
    header: "When",
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor("expires_at", {
    header: "Link works until",
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.display({
    id: "actions",
    header: "Actions",
    meta: { align: "right", hideLabel: true },
    cell: ({ row }) => <RevokeInvitationButton invitation={row.original} />,
  }),
]);

function RevokeInvitationButton({ invitation: { id, email } }: { invitation: Invitation }) {
  return (
    <ConfirmSend
      trigger={
        <Button size="small" variant="danger" aria-label={`Revoke the invitation of ${email}`}>
          Revoke
        </Button>
      }
      title={`Revoke the invitation of ${email}?`}
      effect="Its link leads nowhere from then on. You can invite them again."
      verb="Revoke invitation"
      danger
      send={() => sendJson("DELETE", `/api/v1/invitations/${id}`, undefined, anyAnswer)}
      onSent={() => toast(`The invitation of ${email} is revoked`)}
    />
  );
}

/** Who was invited and has not come yet. */
export function InvitationsTable({ invitations }: { invitations: Invitation[] }) {
  const table = useDataTable({ columns, data: invitations, getRowId: ({ id }) => id });
  return <DataTable table={table} label="Open invitations" />;
}
