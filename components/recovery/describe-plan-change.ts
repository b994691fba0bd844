import { describeAction } from "#components/recovery/describe-action.ts";
import {
  describeHandOver,
  describeTrigger,
  describeVerification,
  modeWords,
} from "#components/recovery/describe-scenario.ts";
import { countNoun } from "#lib/format/count.ts";
import type { CreateScenario, Step } from "#lib/recovery/schemas.ts";

type Plan = Omit<CreateScenario, "name" | "service" | "environment">;

/** What a plan says otherwise than the one before it, part by part; empty where nothing. */
export function describePlanChange(before: Plan, after: Plan): string[] {
  const parts: [string, (plan: Plan) => string][] = [
    ["Mode", ({ mode }) => modeWords[mode].label],
    ["When", ({ trigger }) => describeTrigger(trigger)],
    ["Rest after a run", ({ cooldown_seconds }) => `${cooldown_seconds} s`],
    ["Attempts", (plan) => `${plan.max_attempts} within ${plan.attempts_window_seconds} s`],
    ["Asks after", ({ max_flaps }) => countNoun(max_flaps, "relapse")],
    ["Approval", ({ four_eyes }) => (four_eyes ? "by two people" : "by one person")],
    ["Verify", ({ verify }) => describeVerification(verify)],
    ["Else", ({ escalate_to }) => describeHandOver(escalate_to)],
  ];
  const changed = parts.flatMap(([name, say]) => {
    const [was, is] = [say(before), say(after)];
    return was === is ? [] : [`${name}: ${was} → ${is}`];
  });
  return [...changed, ...describeSteps(before.steps, after.steps)];
}

function describeSteps(before: Step[], after: Step[]): string[] {
  const longest = Math.max(before.length, after.length);
  return Array.from({ length: longest }, (_, index) => {
    const [was, is] = [before[index], after[index]];
    const name = `Step ${index + 1}`;
    if (!was) return is ? `${name} is new: ${describeStep(is)}` : "";
    if (!is) return `${name} is gone: ${describeStep(was)}`;
    const [one, other] = [describeStep(was), describeStep(is)];
    if (one !== other) return `${name}: ${one} → ${other}`;
    return JSON.stringify(was) === JSON.stringify(is) ? "" : `${name}: its params are others`;
  }).filter(Boolean);
}

function describeStep(step: Step): string {
  return `${describeAction(step)}, ${step.timeout_seconds} s at most, settles ${step.settle_seconds} s`;
}
