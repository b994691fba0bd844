import type { GateRules } from "#lib/recovery/gates.ts";
import type { TriggerQuestion } from "#lib/recovery/internal/measure-trigger.ts";
import type { GateQuestion } from "#lib/recovery/internal/read-gate-facts.ts";
import type { EnabledScenario } from "#lib/recovery/internal/sql/list-enabled-scenarios.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";
import type { Match } from "#lib/recovery/trigger.ts";

/** A scenario whose definition was read, with the targets its steps name. */
export type Candidate = Omit<EnabledScenario, "definition"> & {
  definition: CreateScenario;
  targets: { id: string; name: string }[];
};
/** One whose trigger's condition holds, and what it found in words. */
export type Matched = { candidate: Candidate; match: Match; summary: string };

/** The question that measures what a scenario's trigger is about. */
export function toQuestion({
  id,
  service_id,
  environment,
  definition,
  targets,
}: Candidate): TriggerQuestion {
  const { trigger } = definition;
  return { key: id, service_id, environment, trigger, target_ids: targets.map((row) => row.id) };
}

/** What the gates have to know about a scenario. */
export function toGateQuestion(candidate: Candidate): GateQuestion {
  const { id, service_id, environment, definition, targets } = candidate;
  return {
    ...{ service_id, environment, targets, scenario_id: id },
    names: definition.steps.map(({ target }) => target),
    attempts_window_seconds: definition.attempts_window_seconds,
  };
}

export function toGateRules({ id, definition }: Candidate): GateRules {
  return { ...definition, scenario_id: id };
}

export function describeCandidate({ id, version, service_id, environment }: Candidate) {
  return { scenario_id: id, scenario_version: version, service_id, environment };
}
