import type { PublicState } from "#lib/error-pages/schemas.ts";
import type { StepName } from "#lib/error-pages/texts.ts";

export const stepNames = ["noticed", "fixing", "checking", "back"] as const satisfies StepName[];
export type Progress = "done" | "now" | "later";

/** How far a recovery is with a step, in words of the page: noticing is done at once, and after `back` everything. */
export function progressOf(step: StepName, state: PublicState): Progress {
  if (state === "back" || (step === "noticed" && state === "noticed")) return "done";
  // People took over: what the automation could do is behind it, and the end is still open.
  if (state === "needs_people") return step === "back" ? "later" : "done";
  const order: readonly string[] = stepNames;
  const [current, own] = [order.indexOf(state), order.indexOf(step)];
  if (own === current) return "now";
  return own < current ? "done" : "later";
}
