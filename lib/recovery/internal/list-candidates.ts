import type { Context } from "#lib/platform/context.ts";
import type { Candidate } from "#lib/recovery/internal/decide.ts";
import { insertDecision } from "#lib/recovery/internal/sql/insert-decision.ts";
import {
  type EnabledScenario,
  listEnabledScenarios,
} from "#lib/recovery/internal/sql/list-enabled-scenarios.ts";
import { findPatternFault } from "#lib/recovery/pattern.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";

type Place = { service_id: number; environment: string };
const repeatInvalidSeconds = 3600;

/** The scenarios of a place that can match, with their targets; for one that cannot be read a decision says so. */
export async function listCandidates(context: Context, place: Place): Promise<Candidate[]> {
  const enabled = await listEnabledScenarios(context.database, place);
  const read: Omit<Candidate, "targets">[] = [];
  for (const scenario of enabled) {
    const parsed = CreateScenario.safeParse(scenario.definition);
    const fault = parsed.success
      ? findPatternFault(parsed.data.trigger.pattern)
      : "The scenario's definition cannot be read.";
    if (parsed.success && fault === null) {
      read.push({ ...scenario, service_id: place.service_id, definition: parsed.data });
    } else await writeInvalid(context, place, scenario, fault ?? "");
  }
  if (read.length === 0) return [];
  const targets = await context.database.target.findMany({
    where: { service_id: place.service_id, deleted_at: null },
    select: { id: true, name: true },
  });
  return read.map((scenario) => {
    const names = scenario.definition.steps.map(({ target }) => target);
    return { ...scenario, targets: targets.filter(({ name }) => names.includes(name)) };
  });
}

function writeInvalid(
  context: Context,
  place: Place,
  scenario: EnabledScenario,
  reason: string,
): Promise<boolean> {
  return insertDecision(
    context.database,
    {
      ...place,
      ...{ scenario_id: scenario.id, scenario_version: scenario.version },
      ...{ outcome: "RULE_INVALID", reason, matched_count: 0 },
      ...{ incident_id: null, run_id: null, next_allowed_at: null },
    },
    repeatInvalidSeconds,
  );
}
