"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { RoleBadge } from "#components/accounts/role-badge.tsx";
import { UserAccessButton } from "#components/accounts/user-access-button.tsx";
import { UserDialog } from "#components/accounts/user-dialog.tsx";
import { UserSessionsButton } from "#components/accounts/user-sessions-button.tsx";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { Button } from "#components/ui/button.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import type { User } from "#lib/accounts/schemas.ts";

type UsersWords = Words<"accounts.usersTable">;

const column = createColumnHelper<DataTableFeatures, User>();
const listColumns = (t: UsersWords) =>
  column.columns([
    column.accessor("email", {
      header: t("user"),
      cell: ({ row: { original: user } }) => (
        <>
          {user.email}
          {user.name ? <div className="text-sm text-ink-2">{user.name}</div> : null}
        </>
      ),
    }),
    column.accessor("role", {
      header: t("role"),
      cell: ({ getValue }) => <RoleBadge role={getValue()} />,
    }),
    column.accessor("signs_in_with", {
      header: t("signsInWith"),
      cell: ({ getValue }) => t(`methods.${getValue()}`),
    }),
    column.accessor("last_seen_at", {
      header: t("lastHere"),
      cell: ({ getValue }) => <LastHere at={getValue()} never={t("never")} />,
    }),
    column.accessor("disabled", {
      header: t("state"),
      cell: ({ getValue }) => (
        <StatePill tone={getValue() ? "idle" : "good"}>
          {t(getValue() ? "disabled" : "enabled")}
        </StatePill>
      ),
    }),
    column.display({
      id: "actions",
      header: t("actions"),
      meta: { align: "right", hideLabel: true },
      cell: ({ row: { original: user } }) => (
        <div className="inline-flex gap-2">
          <UserDialog user={user} trigger={<Button size="small">{t("change")}</Button>} />
          {user.disabled || !user.last_seen_at ? null : <UserSessionsButton user={user} />}
          <UserAccessButton user={user} />
        </div>
      ),
    }),
  ]);

function LastHere({ at, never }: { at: string | null; never: string }) {
  return at ? <Time at={at} /> : <span className="text-ink-3">{never}</span>;
}

export function UsersTable({ users }: { users: User[] }) {
  const t = useTranslations("accounts.usersTable");
  const columns = useMemo(() => listColumns(t), [t]);
  const table = useDataTable({ columns, data: users, getRowId: ({ id }) => id });
  return <DataTable table={table} label={t("title")} />;
}
