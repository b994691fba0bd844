import { authenticateRequest } from "#lib/accounts/authenticate-request.ts";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { type DatabasePool, database } from "#lib/platform/database.ts";
import { type Answer, answerProblem } from "#lib/platform/http/problem.ts";
import { relayedHeader } from "#lib/runtime/client-address.ts";
import { countStates, type StateCount } from "#lib/runtime/internal/sql/count-states.ts";

const help: Record<string, string> = {
  records: "Records stored, by the day's rollups.",
  issues: "Issues by state.",
  runs: "Recovery runs by state.",
  incidents_open: "Incidents that are open.",
  deliveries: "Notifications by state.",
  facts_waiting: "Facts that no subscriber has handled yet.",
  workers: "Workers that gave a sign of life in the last 15 seconds.",
};

/** `GET /metrics`: Prometheus text (format 0.0.4), for this machine itself or an administrator's token. */
export async function answerMetrics(
  headers: Headers,
  pool: DatabasePool = database(),
): Promise<Answer> {
  try {
    if (!isLocal(headers)) {
      requireAccess(await authenticateRequest(pool, headers, new Date()), "admin");
    }
    return {
      status: 200,
      headers: {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
        "cache-control": "no-store",
      },
      body: formatMetrics(await countStates(pool), process.memoryUsage().rss),
    };
  } catch (error) {
    return answerProblem(error);
  }
}

/** The front writes the peer's address. A local proxy that we were not told of speaks for somebody else. */
function isLocal(headers: Headers): boolean {
  const address = headers.get("x-forwarded-for") ?? "";
  return /^(127\.|::1$|::ffff:127\.)/.test(address) && !headers.has(relayedHeader);
}

/** Counts as Prometheus reads them; a name without any row is left out. */
export function formatMetrics(counts: StateCount[], residentBytes: number): string {
  const groups = Map.groupBy(counts, ({ name }) => name);
  const lines = [...groups].flatMap(([name, rows]) => [
    `# HELP paramedic_${name} ${help[name] ?? name}`,
    `# TYPE paramedic_${name} gauge`,
    ...rows.map(
      ({ state, count }) => `paramedic_${name}${state ? `{state="${state}"}` : ""} ${count}`,
    ),
  ]);
  return `${lines.join("\n")}\n# HELP process_resident_memory_bytes Memory of this web process.\n# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes ${residentBytes}\n`;
}
