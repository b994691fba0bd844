import { describeAction } from "#components/recovery/describe-action.ts";
import {
  describeHandOver,
  describeLimits,
  describeVerification,
} from "#components/recovery/describe-scenario.ts";
import { describeStart } from "#components/recovery/describe-trigger.ts";
import type { PlanWords } from "#components/recovery/use-plan-words.ts";
import type { Words } from "#components/ui/words.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

type Plan = Omit<CreateScenario, "name" | "service" | "environment">;

/** What a plan does, from its trigger to who takes over, in sentences that can be read aloud. */
export function describePlan(words: PlanWords, plan: Plan): string {
  const { actions, modes, plan: t, language } = words;
  const verification = describeVerification(t, plan.verify, language);
  const mode = { mode: modes(`label.${plan.mode}`), meaning: modes(`meaning.${plan.mode}`) };
  return [
    describeStart(t, plan.trigger, language),
    t("sentence.then", { ladder: describeLadder(actions, plan) }),
    t("sentence.helped", { verification }),
    t("sentence.else", { handOver: describeHandOver(actions, plan.escalate_to) }),
    t("sentence.limits", { limits: describeLimits(t, plan, language) }),
    t("sentence.mode", mode),
  ].join(" ");
}

/** The ladder alone, for where a plan has one line. */
export function describeLadder(
  t: Words<"recovery.actions">,
  { steps }: Pick<Plan, "steps">,
): string {
  return steps
    .map((step) => lower(describeAction(t, step)))
    .reduce((before, action) => t("next", { before, action }));
}

function lower(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
