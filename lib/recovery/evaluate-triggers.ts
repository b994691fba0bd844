import type { Context } from "#lib/platform/context.ts";
import { type Candidate, decide, toQuestion } from "#lib/recovery/internal/decide.ts";
import { countMatches } from "#lib/recovery/internal/sql/count-matches.ts";
import { insertDecision } from "#lib/recovery/internal/sql/insert-decision.ts";
import {
  type EnabledScenario,
  listEnabledScenarios,
} from "#lib/recovery/internal/sql/list-enabled-scenarios.ts";
import { CreateScenario } from "#lib/recovery/schemas.ts";
import { isTriggered } from "#lib/recovery/trigger.ts";

type Place = { service_id: number; environment: string };
const repeatInvalidSeconds = 3600;

/**
 * Looks whether scenarios of the service and environment match what arrived, and writes a decision for each that
 * does. One scenario's failure never keeps the others from being looked at; it is thrown after them, so that whoever
 * asked asks again. Its cost does not depend on how many
 * errors arrive: it reads counts per second.
 */
export async function evaluateTriggers(context: Context, place: Place): Promise<void> {
  const enabled = await listEnabledScenarios(context.database, place);
  const candidates = await prepareCandidates(context, place, enabled);
  if (candidates.length === 0) return;
  const matches = await countMatches(context.database, place, candidates.map(toQuestion));
  const failures: unknown[] = [];
  for (const candidate of candidates) {
    const match = matches.find(({ key }) => key === candidate.id);
    if (!match || !isTriggered(candidate.definition.trigger, match)) continue;
    await decide(context, candidate).catch((error) => {
      context.log.error({ scenario: candidate.name, err: error }, "a decision could not be made");
      failures.push(error);
    });
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} decisions could not be made`);
  }
}

async function prepareCandidates(
  context: Context,
  place: Place,
  enabled: EnabledScenario[],
): Promise<Candidate[]> {
  const read: Omit<Candidate, "targets">[] = [];
  for (const scenario of enabled) {
    const definition = CreateScenario.safeParse(scenario.definition);
    if (definition.success) {
      read.push({ ...scenario, service_id: place.service_id, definition: definition.data });
    } else await writeInvalid(context, place, scenario);
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

function writeInvalid(context: Context, place: Place, scenario: EnabledScenario): Promise<boolean> {
  return insertDecision(
    context.database,
    {
      ...place,
      ...{ scenario_id: scenario.id, scenario_version: scenario.version },
      ...{ outcome: "RULE_INVALID", reason: "The scenario's definition cannot be read." },
      ...{ matched_count: 0, incident_id: null, run_id: null, next_allowed_at: null },
    },
    repeatInvalidSeconds,
  );
}
