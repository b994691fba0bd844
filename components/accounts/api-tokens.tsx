"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { KeyRound } from "lucide-react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApiToken } from "#lib/accounts/schemas.ts";

const column = createColumnHelper<DataTableFeatures, ApiToken>();
const columns = column.columns([
  column.accessor("name", {
    header: "Token",
    cell: ({ row: { original: token } }) => (
      <>
        {token.name}
        <div className="font-mono text-sm text-ink-3">…{token.hint}</div>
      </>
    ),
  }),
  column.accessor("scope", {
    header: "Scope",
    cell: ({ getValue }) => <Badge>{getValue()}</Badge>,
  }),
  column.accessor("created_at", {
    header: "Created",
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  column.accessor("last_used_at", {
    header: "Last used",
    cell: ({ getValue }) => <Moment at={getValue()} otherwise="never" />,
  }),
  column.accessor("expires_at", {
    header: "Valid until",
    cell: ({ getValue }) => <Expiry at={getValue()} />,
  }),
  column.display({
    id: "actions",
    header: "Actions",
    meta: { align: "right", hideLabel: true },
    cell: ({ row: { original: token } }) => (
      <DeleteButton
        verb="Revoke"
        what="token"
        name={token.name}
        effect="Programs that use it are refused from their next call on. This cannot be undone."
        path={`/api/v1/api-tokens/${token.id}`}
      />
    ),
  }),
]);

function Moment({ at, otherwise }: { at: string | null; otherwise: string }) {
  return at ? <Time at={at} /> : <span className="text-ink-3">{otherwise}</span>;
}

function Expiry({ at }: { at: string | null }) {
  const now = useNow();
  if (at && new Date(at).getTime() <= Number(now)) return <StatePill tone="bad">Expired</StatePill>;
  return <Moment at={at} otherwise="no end date" />;
}

export function ApiTokens({ tokens }: { tokens: ApiToken[] }) {
  const table = useDataTable({ columns, data: tokens, getRowId: ({ id }) => id });
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No API tokens yet">
        A token lets a program read the API, run recoveries, or keep settings. Ingest keys, which
        only send records, are under Keys.
      </EmptyState>
    );
  }
  return <DataTable table={table} label="API tokens" />;
}
