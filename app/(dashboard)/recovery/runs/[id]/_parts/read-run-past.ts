import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";

/** What its scenario decided that led to this run. */
export async function readDecisions(context: Context, run: Run) {
  if (!run.scenario) return [];
  const end = run.ended_at ? Date.parse(run.ended_at) : context.now().getTime();
  const from = new Date(Date.parse(run.created_at) - 60_000).toISOString();
  const to = new Date(end + 60_000).toISOString();
  const { data } = await listDecisions(context, { scenario: run.scenario, from, to, limit: 100 });
  return data.filter(({ run_id }) => run_id === run.id);
}

/** What it works on; null for a press without an incident. */
export async function readIncident(context: Context, run: Run) {
  if (!run.incident_id) return null;
  const from = run.created_at;
  const { data } = await listIncidents(context, { service: run.service, from, limit: 100 });
  return data.find(({ id }) => id === run.incident_id) ?? null;
}
