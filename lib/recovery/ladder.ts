import { mostCallsPerStep } from "#lib/recovery/run-limits.ts";

export type LadderPlace = {
  step_index: number;
  steps: number;
  /** Calls of this step so far. */
  calls: number;
  /** Whether the last call certainly had no effect and may have one later. */
  may_repeat: boolean;
};

/** The steps a run may go on with, the preferred one first; none means that people take over. */
export function listNextSteps(place: LadderPlace): number[] {
  const again = place.may_repeat && place.calls < mostCallsPerStep ? [place.step_index] : [];
  const next = place.step_index + 1 < place.steps ? [place.step_index + 1] : [];
  return [...again, ...next];
}
