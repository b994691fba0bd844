import type { Context } from "#lib/platform/context.ts";
import type { Candidate } from "#lib/recovery/internal/candidate.ts";
import { insertDecisions } from "#lib/recovery/internal/sql/insert-decisions.ts";
import {
  type EnabledScenario,
  listEnabledScenarios,
  type Place,
} from "#lib/recovery/internal/sql/list-enabled-scenarios.ts";
import { findPatternFault } from "#lib/recovery/pattern.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";

const repeatInvalidSeconds = 3600;

/** The scenarios of places that can match, with their targets; for one that cannot be read a decision says so. */
export async function listCandidates(context: Context, places: Place[]): Promise<Candidate[]> {
  const enabled = await listEnabledScenarios(context.database, places);
  const read: Omit<Candidate, "targets">[] = [];
  for (const scenario of enabled) {
    const parsed = CreateScenario.safeParse(scenario.definition);
    const fault = parsed.success
      ? findPatternFault(parsed.data.trigger.pattern)
      : "The scenario's definition cannot be read.";
    if (parsed.success && fault === null) {
      read.push({ ...scenario, definition: parsed.data });
    } else await writeInvalid(context, scenario, fault ?? "");
  }
  if (read.length === 0) return [];
  const targets = await context.database.target.findMany({
    where: { service_id: { in: read.map(({ service_id }) => service_id) }, deleted_at: null },
    select: { id: true, name: true, service_id: true },
  });
  const byService = Map.groupBy(targets, ({ service_id }) => service_id);
  return read.map((scenario) => {
    const names = scenario.definition.steps.map(({ target }) => target);
    const own = byService.get(scenario.service_id) ?? [];
    return { ...scenario, targets: own.filter(({ name }) => names.includes(name)) };
  });
}

function writeInvalid(
  context: Context,
  { id, version, service_id, environment }: EnabledScenario,
  reason: string,
): Promise<void> {
  return insertDecisions(context.database, [
    {
      ...{ service_id, environment, scenario_id: id, scenario_version: version },
      ...{ outcome: "RULE_INVALID", reason, matched_count: 0 },
      ...{ incident_id: null, run_id: null, next_allowed_at: null },
      repeat_seconds: repeatInvalidSeconds,
    },
  ]);
}
