import { describeAction } from "#components/recovery/describe-action.ts";
import {
  describeHandOver,
  describeLimits,
  describeVerification,
  modeWords,
} from "#components/recovery/describe-scenario.ts";
import { describeStart } from "#components/recovery/describe-trigger.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

type Plan = Omit<CreateScenario, "name" | "service" | "environment">;

/** What a plan does, from its trigger to who takes over, in sentences that can be read aloud. */
export function describePlan(plan: Plan): string {
  const { label, meaning } = modeWords[plan.mode];
  return [
    describeStart(plan.trigger),
    `Then it does this: ${describeLadder(plan)}.`,
    `It helped when there is ${describeVerification(plan.verify)}.`,
    `${describeHandOver(plan.escalate_to)} if nothing helped.`,
    `${describeLimits(plan)}.`,
    `In mode ${label} it ${meaning}.`,
  ].join(" ");
}

/** The ladder alone, for where a plan has one line. */
export function describeLadder({ steps }: Pick<Plan, "steps">): string {
  return steps.map((step) => lower(describeAction(step))).join("; if that does not help, ");
}

function lower(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
