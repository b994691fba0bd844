"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { toast } from "sonner";
import { RoleBadge } from "#components/accounts/role-badge.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import type { Invitation } from "#lib/accounts/schemas.ts";

type InvitationWords = Words<"accounts.invitationsTable">;

const column = createColumnHelper<DataTableFeatures, Invitation>();
const listColumns = (t: InvitationWords) =>
  column.columns([
    column.accessor("email", { header: t("invited") }),
    column.accessor("role", {
      header: t("role"),
      cell: ({ getValue }) => <RoleBadge role={getValue()} />,
    }),
    column.accessor("created_by", { header: t("by") }),
    column.accessor("created_at", {
      header: t("when"),
      cell: ({ getValue }) => <Time at={getValue()} />,
    }),
    column.accessor("expires_at", {
      header: t("expires"),
      cell: ({ getValue }) => <Time at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: t("actions"),
      meta: { align: "right", hideLabel: true },
      cell: ({ row }) => <RevokeInvitationButton invitation={row.original} />,
    }),
  ]);

function RevokeInvitationButton({ invitation: { id, email } }: { invitation: Invitation }) {
  const t = useTranslations("accounts.invitationsTable");
  return (
    <ConfirmSend
      trigger={
        <Button size="small" variant="danger" aria-label={t("revokeNamed", { email })}>
          {t("revoke")}
        </Button>
      }
      title={t("revokeTitle", { email })}
      effect={t("revokeEffect")}
      verb={t("revokeVerb")}
      danger
      send={() => sendJson("DELETE", `/api/v1/invitations/${id}`, undefined, anyAnswer)}
      onSent={() => toast(t("revoked", { email }))}
    />
  );
}

/** Who was invited and has not come yet. */
export function InvitationsTable({ invitations }: { invitations: Invitation[] }) {
  const t = useTranslations("accounts.invitationsTable");
  const columns = useMemo(() => listColumns(t), [t]);
  const table = useDataTable({ columns, data: invitations, getRowId: ({ id }) => id });
  return <DataTable table={table} label={t("title")} />;
}
