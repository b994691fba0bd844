"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import type { ApiToken, TokenScope } from "#lib/accounts/schemas.ts";

type TokenWords = Words<"accounts.apiTokens">;

const column = createColumnHelper<DataTableFeatures, ApiToken>();
const listColumns = (t: TokenWords) =>
  column.columns([
    column.accessor("name", {
      header: t("token"),
      cell: ({ row: { original: token } }) => (
        <>
          {token.name}
          <div className="font-mono text-sm text-ink-3">…{token.hint}</div>
        </>
      ),
    }),
    column.accessor("scope", {
      header: t("scope"),
      cell: ({ getValue }) => <ScopeBadge scope={getValue()} />,
    }),
    column.accessor("created_at", {
      header: t("created"),
      cell: ({ getValue }) => <Time at={getValue()} />,
    }),
    column.accessor("last_used_at", {
      header: t("lastUsed"),
      cell: ({ getValue }) => <Moment at={getValue()} otherwise={t("never")} />,
    }),
    column.accessor("expires_at", {
      header: t("validUntil"),
      cell: ({ getValue }) => <Expiry at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: t("actions"),
      meta: { align: "right", hideLabel: true },
      cell: ({ row: { original: token } }) => (
        <DeleteButton
          revokes
          what={t("what")}
          name={token.name}
          effect={t("revokeEffect")}
          path={`/api/v1/api-tokens/${token.id}`}
        />
      ),
    }),
  ]);

function Moment({ at, otherwise }: { at: string | null; otherwise: string }) {
  return at ? <Time at={at} /> : <span className="text-ink-3">{otherwise}</span>;
}

function ScopeBadge({ scope }: { scope: TokenScope }) {
  const t = useTranslations("accounts.scopes");
  return <Badge>{t(`names.${scope}`)}</Badge>;
}

function Expiry({ at }: { at: string | null }) {
  const t = useTranslations("accounts.apiTokens");
  const now = useNow();
  if (at && new Date(at).getTime() <= Number(now))
    return <StatePill tone="bad">{t("expired")}</StatePill>;
  return <Moment at={at} otherwise={t("noEnd")} />;
}

export function ApiTokens({ tokens }: { tokens: ApiToken[] }) {
  const t = useTranslations("accounts.apiTokens");
  const columns = useMemo(() => listColumns(t), [t]);
  const table = useDataTable({ columns, data: tokens, getRowId: ({ id }) => id });
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={t("empty")}>
        {t("emptyNote")}
      </EmptyState>
    );
  }
  return <DataTable table={table} label={t("title")} />;
}
