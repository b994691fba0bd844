import type { Database } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import { toJson } from "#lib/recovery/internal/to-json.ts";
import { startDeadlineSeconds } from "#lib/recovery/run-limits.ts";
import type { RunDefinition } from "#lib/recovery/schemas.ts";

export type NewRun = {
  scenario: { id: string; version: number } | null;
  definition: RunDefinition;
  service_id: number;
  incident_id: string | null;
  target_ids: string[];
  cause: "trigger" | "press";
  reason: string;
  requested_by: string;
  state: "QUEUED" | "AWAITING_APPROVAL";
  /** Index of the step it begins with; the first unless given. */
  step_index?: number;
  /** Tells the same press again from another one. */
  press_key?: string | null;
  /** The database's time. */
  now: Date;
};

/** Inserts a run and takes its targets, in the open transaction. A unique violation says that a live run has one. */
export async function insertRun(transaction: Database, run: NewRun): Promise<string> {
  const { scenario, definition, service_id, incident_id, target_ids, now, ...rest } = run;
  const { id } = await transaction.run.create({
    data: {
      ...rest,
      scenario_id: scenario?.id ?? null,
      scenario_version: scenario?.version ?? null,
      name: definition.name,
      definition: toJson(definition),
      service_id,
      environment: definition.environment,
      incident_id,
      created_at: now,
      not_before: now,
      expires_at: new Date(now.getTime() + startDeadlineSeconds * 1000),
    },
  });
  // One order for everybody: two runs that want the same targets then wait for each other and never deadlock.
  for (const target_id of [...new Set(target_ids)].sort()) {
    await transaction.runTarget.create({ data: { run_id: id, target_id } });
  }
  await transaction.runEvent.create({
    data: {
      ...{ run_id: id, seq: 0, at: now, fence: 0 },
      ...{ to_state: run.state, actor: run.requested_by, detail: run.reason },
    },
  });
  const payload = { run_id: id, state: run.state, environment: definition.environment };
  await recordFacts(transaction, [{ kind: "run-moved", service_id, payload }]);
  return id;
}
