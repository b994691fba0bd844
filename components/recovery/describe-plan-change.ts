import { describeAction } from "#components/recovery/describe-action.ts";
import {
  describeHandOver,
  describeTrigger,
  describeVerification,
} from "#components/recovery/describe-scenario.ts";
import type { PlanWords } from "#components/recovery/use-plan-words.ts";
import type { CreateScenario, Step } from "#lib/recovery/schemas.ts";

type Plan = Omit<CreateScenario, "name" | "service" | "environment">;

/** What a plan says otherwise than the one before it, part by part; empty where nothing. */
export function describePlanChange(words: PlanWords, before: Plan, after: Plan): string[] {
  const one = describeParts(words, before);
  const other = describeParts(words, after);
  const changed = partNames.flatMap((part) => {
    const [was, is] = [one[part], other[part]];
    const name = words.plan(`changes.${part}`);
    return was === is ? [] : [words.plan("changed.part", { name, was, is })];
  });
  return [...changed, ...describeSteps(words, before.steps, after.steps)];
}

const partNames = [
  ...(["mode", "when", "rest", "attempts", "asks", "approval", "verify", "else"] as const),
];

function describeParts(
  { actions, modes, plan: t, language }: PlanWords,
  plan: Plan,
): Record<(typeof partNames)[number], string> {
  const attempts = { count: plan.max_attempts, seconds: plan.attempts_window_seconds };
  return {
    mode: modes(`label.${plan.mode}`),
    when: describeTrigger(t, plan.trigger, language),
    rest: t("seconds", { seconds: plan.cooldown_seconds }),
    attempts: t("changed.attempts", attempts),
    asks: t("changed.relapses", { count: plan.max_flaps }),
    approval: t(plan.four_eyes ? "changed.twoPeople" : "changed.onePerson"),
    verify: describeVerification(t, plan.verify, language),
    else: describeHandOver(actions, plan.escalate_to),
  };
}

function describeSteps(words: PlanWords, before: Step[], after: Step[]): string[] {
  const t = words.plan;
  const longest = Math.max(before.length, after.length);
  return Array.from({ length: longest }, (_, index) => {
    const [was, is] = [before[index], after[index]];
    const number = index + 1;
    if (!was) return is ? t("changed.stepNew", { number, step: describeStep(words, is) }) : "";
    if (!is) return t("changed.stepGone", { number, step: describeStep(words, was) });
    const [one, other] = [describeStep(words, was), describeStep(words, is)];
    if (one !== other) {
      return t("changed.part", { name: t("changed.step", { number }), was: one, is: other });
    }
    const same = JSON.stringify(was) === JSON.stringify(is);
    return same ? "" : t("changed.stepParams", { number });
  }).filter(Boolean);
}

function describeStep({ actions, plan }: PlanWords, step: Step): string {
  return plan("changed.stepText", {
    action: describeAction(actions, step),
    timeout: step.timeout_seconds,
    settle: step.settle_seconds,
  });
}
