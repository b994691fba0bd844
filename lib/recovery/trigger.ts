import type { Trigger } from "#lib/recovery/schemas.ts";

/** Arrivals of a trigger's codes in its window, not counting what an earlier run has dealt with. */
export type Match = {
  count: number;
  first_at: Date | null;
  error_codes: string[];
};

/** Whether enough errors arrived. */
export function isTriggered(trigger: Trigger, match: Match): boolean {
  return match.count >= trigger.count;
}

/** Says what matched, for decisions, runs and incidents. */
export function describeMatch(trigger: Trigger, match: Match): string {
  const codes = match.error_codes.length > 0 ? ` of ${match.error_codes.join(", ")}` : "";
  const errors = match.count === 1 ? "1 error" : `${match.count} errors`;
  return `${errors}${codes} in ${trigger.window_seconds} s; the rule asks for ${trigger.count}.`;
}
