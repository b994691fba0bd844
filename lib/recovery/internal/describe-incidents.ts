import type { Context } from "#lib/platform/context.ts";
import { ClosedBy, type Incident } from "#lib/recovery/answers.ts";
import { sumDowntime } from "#lib/recovery/downtime.ts";
import { nameScenarios, nameServices } from "#lib/recovery/internal/name-rows.ts";
import { findFirstActions } from "#lib/recovery/internal/sql/find-first-actions.ts";
import { RunState, Verdict } from "#lib/recovery/schemas.ts";

type IncidentRow = {
  id: string;
  service_id: number;
  environment: string;
  error_codes: string[];
  summary: string;
  opened_at: Date;
  detected_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
  flaps: number;
};

/** Incidents as the API answers them, with their spans, oldest first, and their runs, newest first. */
export async function describeIncidents(
  context: Context,
  rows: IncidentRow[],
): Promise<Incident[]> {
  const { database } = context;
  const ids = rows.map(({ id }) => id);
  const [services, spans, actions, runs] = await Promise.all([
    nameServices(database, rows),
    database.incidentSpan.findMany({
      where: { incident_id: { in: ids } },
      orderBy: { from_at: "asc" },
    }),
    findFirstActions(database, ids),
    listIncidentRuns(context, ids),
  ]);
  const spansOf = Map.groupBy(spans, ({ incident_id }) => incident_id);
  const runsOf = Map.groupBy(runs, ({ incident_id }) => incident_id);
  const actionOf = new Map(actions.map(({ incident_id, at }) => [incident_id, at]));
  return rows.map((row) => {
    const { id, environment, error_codes, summary, flaps } = row;
    const own = spansOf.get(id) ?? [];
    return {
      ...{ id, environment, error_codes, summary, flaps },
      service: services(row.service_id),
      opened_at: row.opened_at.toISOString(),
      detected_at: row.detected_at.toISOString(),
      first_action_at: actionOf.get(id)?.toISOString() ?? null,
      closed_at: row.closed_at?.toISOString() ?? null,
      closed_by: ClosedBy.nullable().parse(row.closed_by),
      downtime_seconds: sumDowntime(own, context.now()),
      spans: own.map(({ from_at, to_at }) => ({
        from: from_at.toISOString(),
        to: to_at?.toISOString() ?? null,
      })),
      runs: (runsOf.get(id) ?? []).map(({ run }) => run),
    };
  });
}

async function listIncidentRuns({ database }: Context, incident_ids: string[]) {
  const rows = await database.run.findMany({
    where: { incident_id: { in: incident_ids } },
    select: {
      ...{ id: true, name: true, state: true, verdict: true },
      ...{ incident_id: true, scenario_id: true },
    },
    orderBy: { created_at: "desc" },
  });
  const scenarios = await nameScenarios(database, rows);
  return rows.map(({ id, name, state, verdict, incident_id, scenario_id }) => ({
    incident_id,
    run: {
      ...{ id, name },
      scenario: scenarios(scenario_id),
      state: RunState.parse(state),
      verdict: Verdict.nullable().parse(verdict),
    },
  }));
}
