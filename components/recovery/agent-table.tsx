"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { Server } from "lucide-react";
import { useTranslations } from "next-intl";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { RevokeAgentButton } from "#components/recovery/revoke-agent-button.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Agent } from "#lib/recovery/agent-schemas.ts";

const column = createColumnHelper<DataTableFeatures, Agent>();
const columns = column.columns([
  column.accessor("name", {
    header: () => <ColumnName of="name" />,
    cell: ({ row: { original: agent } }) => (
      <>
        {agent.name}
        <div className="font-mono text-sm text-ink-3">…{agent.hint}</div>
      </>
    ),
  }),
  column.accessor("online", {
    header: () => <ColumnName of="state" />,
    cell: ({ row }) => <Presence agent={row.original} />,
  }),
  column.accessor("last_seen_at", {
    header: () => <ColumnName of="seen" />,
    cell: ({ getValue }) => <LastSeen at={getValue()} />,
  }),
  column.display({
    id: "commands",
    header: () => <ColumnName of="commands" />,
    cell: ({ row }) => (
      <span className="wrap-anywhere">{row.original.commands.join(", ") || "–"}</span>
    ),
  }),
  column.display({
    id: "actions",
    header: () => <ColumnName of="actions" />,
    meta: { align: "right", hideLabel: true },
    cell: ({ row }) => <RevokeAgentButton name={row.original.name} />,
  }),
]);

type Column = "name" | "state" | "seen" | "commands" | "actions";

function ColumnName({ of }: { of: Column }) {
  const t = useTranslations("recovery.agentTable");
  return t(`columns.${of}`);
}

function Presence({ agent }: { agent: Agent }) {
  const t = useTranslations("recovery.agentTable");
  return (
    <>
      <StatePill tone={agent.online ? "good" : "idle"}>
        {t(agent.online ? "online" : "offline")}
      </StatePill>
      {agent.refused > 0 ? (
        <div className="mt-1 text-sm text-bad">{t("refused", { count: agent.refused })}</div>
      ) : null}
    </>
  );
}

function LastSeen({ at }: { at: string | null }) {
  const t = useTranslations("recovery.agentTable");
  return at ? <Time at={at} /> : <span className="text-ink-3">{t("never")}</span>;
}

/** The agents, whether each is there, and what its host lets it do. */
export function AgentTable({ agents }: { agents: Agent[] }) {
  const t = useTranslations("recovery.agentTable");
  const table = useDataTable({ columns, data: agents, getRowId: ({ name }) => name });
  if (agents.length === 0) {
    return (
      <EmptyState icon={Server} title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  }
  return <DataTable table={table} label={t("label")} />;
}
