"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { Server } from "lucide-react";
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
    header: "Agent",
    cell: ({ row: { original: agent } }) => (
      <>
        {agent.name}
        <div className="font-mono text-sm text-ink-3">…{agent.hint}</div>
      </>
    ),
  }),
  column.accessor("online", {
    header: "State",
    cell: ({ row }) => <Presence agent={row.original} />,
  }),
  column.accessor("last_seen_at", {
    header: "Last seen",
    cell: ({ getValue }) => <LastSeen at={getValue()} />,
  }),
  column.display({
    id: "commands",
    header: "Its host allows",
    cell: ({ row }) => (
      <span className="wrap-anywhere">{row.original.commands.join(", ") || "–"}</span>
    ),
  }),
  column.display({
    id: "actions",
    header: "Actions",
    meta: { align: "right", hideLabel: true },
    cell: ({ row }) => <RevokeAgentButton name={row.original.name} />,
  }),
]);

function Presence({ agent }: { agent: Agent }) {
  return (
    <>
      <StatePill tone={agent.online ? "good" : "idle"}>
        {agent.online ? "Online" : "Offline"}
      </StatePill>
      {agent.refused > 0 ? (
        <div className="mt-1 text-sm text-bad">
          It refused {agent.refused} {agent.refused === 1 ? "job" : "jobs"} that this server did not
          sign, or that were out of date.
        </div>
      ) : null}
    </>
  );
}

function LastSeen({ at }: { at: string | null }) {
  return at ? <Time at={at} /> : <span className="text-ink-3">never</span>;
}

/** The agents, whether each is there, and what its host lets it do. */
export function AgentTable({ agents }: { agents: Agent[] }) {
  const table = useDataTable({ columns, data: agents, getRowId: ({ name }) => name });
  if (agents.length === 0) {
    return (
      <EmptyState icon={Server} title="No agents yet">
        An agent runs on the host of a service and asks for jobs over outbound HTTPS. It runs only
        the commands that a file on that host allows by name.
      </EmptyState>
    );
  }
  return <DataTable table={table} label="Agents" />;
}
