import { DecisionOutcome, RunState } from "#lib/recovery/schemas.ts";

/** What the address of the recovery page may hold. */
export type RunSearch = {
  service?: string;
  state?: string;
  cursor?: string;
  scenario?: string;
  outcome?: string;
};

/** The filter it asks for, without words that mean nothing, and how many parts of it hold runs back. */
export function readRunSearch({ service, state, cursor }: RunSearch) {
  const known: RunState | "live" | undefined =
    state === "live" ? state : RunState.safeParse(state).data;
  const filter = { service: service || undefined, state: known, cursor: cursor || undefined };
  return { filter, active: [filter.service, filter.state].filter(Boolean).length };
}

/** Of which decisions it asks for: a service, a scenario, an outcome; a word that is none asks for all. */
export function readDecisionSearch({ service, scenario, outcome }: RunSearch) {
  return {
    ...{ service: service || undefined, scenario: scenario || undefined },
    outcome: DecisionOutcome.safeParse(outcome).data,
  };
}
