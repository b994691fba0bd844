import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, openCursor, packCursor, resolveRange } from "#lib/platform/http/list.ts";
import type { Decision } from "#lib/recovery/answers.ts";
import { filterService, nameScenarios, nameServices } from "#lib/recovery/internal/name-rows.ts";
import { DecisionOutcome } from "#lib/recovery/schemas.ts";

export type DecisionFilter = {
  scenario?: string | undefined;
  service?: string | undefined;
  outcome?: DecisionOutcome | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

/** Why matching scenarios did or did not start, newest first. */
export async function listDecisions(
  context: Context,
  filter: DecisionFilter,
): Promise<List<Decision>> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const { from, to } = resolveRange(filter, context.now());
  const rows = await database.decision.findMany({
    where: {
      at: { gte: from, lte: to },
      ...(filter.outcome === undefined ? {} : { outcome: filter.outcome }),
      ...(await filterService(database, filter.service)),
      ...(await filterScenario(context, filter.scenario)),
      ...(filter.cursor === undefined ? {} : { id: { lt: readPosition(filter.cursor) } }),
    },
    orderBy: { id: "desc" },
    take: filter.limit + 1,
  });
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  const services = await nameServices(database, page);
  const scenarios = await nameScenarios(database, page);
  const data = page.map((row): Decision => {
    const { scenario_id, service_id, scenario_version, environment, reason } = row;
    const { incident_id, run_id } = row;
    return {
      ...{ scenario_version, environment, reason, incident_id, run_id },
      id: String(row.id),
      at: row.at.toISOString(),
      scenario: scenarios(scenario_id) ?? scenario_id,
      service: services(service_id),
      outcome: DecisionOutcome.parse(row.outcome),
      matched_count: Number(row.matched_count),
      next_allowed_at: row.next_allowed_at?.toISOString() ?? null,
    };
  });
  return { data, next_cursor: last ? packCursor([String(last.id)]) : null };
}

function readPosition(cursor: string): bigint {
  const [id = "0"] = openCursor(cursor, ["number"]);
  return BigInt(id);
}

/** A name may have been used again after a deletion: all its bearers' decisions count. */
async function filterScenario({ database }: Context, name: string | undefined) {
  if (name === undefined) return {};
  const scenarios = await database.scenario.findMany({ where: { name }, select: { id: true } });
  return { scenario_id: { in: scenarios.map(({ id }) => id) } };
}
