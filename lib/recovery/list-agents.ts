import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { isOnline } from "#lib/recovery/agent-presence.ts";
import type { Agent } from "#lib/recovery/agent-schemas.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";

type AgentRow = {
  name: string;
  hint: string;
  commands: string[];
  refused: number;
  created_at: Date;
  last_seen_at: Date | null;
};

/** The agents that are not revoked, by name. */
export async function listAgents(context: Context): Promise<List<Agent>> {
  requireAccess(context.actor, "read");
  const rows = await context.database.agent.findMany({
    where: { revoked_at: null },
    orderBy: { name: "asc" },
  });
  const now = await readNow(context.database);
  return wholeList(rows.map((row) => toAgent(row, now)));
}

/** An agent as the API answers it: without the hash of its token. */
export function toAgent(row: AgentRow, now: Date): Agent {
  const { name, hint, commands, refused, last_seen_at } = row;
  const silence = last_seen_at ? (now.getTime() - last_seen_at.getTime()) / 1000 : null;
  return {
    ...{ name, hint, commands, refused, online: isOnline(silence) },
    created_at: row.created_at.toISOString(),
    last_seen_at: last_seen_at?.toISOString() ?? null,
  };
}
