import { type ParamsText, parseParams, writeParams } from "#components/recovery/read-params.ts";
import {
  type TriggerDraft,
  toLines,
  toNumber,
  toTrigger,
  toTriggerDraft,
} from "#components/recovery/trigger-draft.ts";
import type { ChangeScenario, CreateScenario, Mode, Step } from "#lib/recovery/schemas.ts";

/** One step as it is typed in; `id` tells rows apart while they are moved. */
export type StepDraft = {
  id: number;
  action: Step["action"];
  target: string;
  params: ParamsText;
  timeout_seconds: string;
  settle_seconds: string;
};

/** A plan as it is typed in: numbers as text, so that a field may be empty for a moment. */
export type ScenarioDraft = TriggerDraft & {
  mode: Mode;
  steps: StepDraft[];
  windows: string;
  verify_window_seconds: string;
  max_count: string;
  probe_url: string;
  probe_status: string;
  probe_private: boolean;
  cooldown_seconds: string;
  max_attempts: string;
  attempts_window_seconds: string;
  max_flaps: string;
  four_eyes: boolean;
  escalate_to: string;
};

let lastId = 0;

export function newStep(target: string): StepDraft {
  lastId += 1;
  return {
    id: lastId,
    action: "restart",
    target,
    params: writeParams(undefined),
    timeout_seconds: "20",
    settle_seconds: "5",
  };
}

type Plan = Omit<CreateScenario, "name" | "service" | "environment">;

export function toDraft(plan: Plan): ScenarioDraft {
  const { trigger, verify } = plan;
  return {
    mode: plan.mode,
    ...toTriggerDraft(trigger),
    steps: plan.steps.map((step) => ({
      ...newStep(step.target),
      action: step.action,
      params: writeParams(step.params),
      timeout_seconds: String(step.timeout_seconds),
      settle_seconds: String(step.settle_seconds),
    })),
    windows: String(verify.windows),
    verify_window_seconds: String(verify.window_seconds),
    max_count: String(verify.max_count),
    probe_url: verify.probe?.url ?? "",
    probe_status: String(verify.probe?.expect_status ?? 200),
    probe_private: verify.probe?.allow_private === true,
    cooldown_seconds: String(plan.cooldown_seconds),
    max_attempts: String(plan.max_attempts),
    attempts_window_seconds: String(plan.attempts_window_seconds),
    max_flaps: String(plan.max_flaps),
    four_eyes: plan.four_eyes,
    escalate_to: plan.escalate_to.join("\n"),
  };
}

/** The plan as the API takes it; what is no number stays what it is, for the API to say so at its field. */
export function toPlan(draft: ScenarioDraft) {
  return {
    mode: draft.mode,
    trigger: toTrigger(draft),
    steps: draft.steps.map(toStep),
    verify: {
      windows: toNumber(draft.windows),
      window_seconds: toNumber(draft.verify_window_seconds),
      max_count: toNumber(draft.max_count),
      probe: draft.probe_url.trim() === "" ? null : toProbe(draft),
    },
    cooldown_seconds: toNumber(draft.cooldown_seconds),
    max_attempts: toNumber(draft.max_attempts),
    attempts_window_seconds: toNumber(draft.attempts_window_seconds),
    max_flaps: toNumber(draft.max_flaps),
    four_eyes: draft.four_eyes,
    escalate_to: toLines(draft.escalate_to),
  } satisfies Record<keyof ChangeScenario, unknown>;
}

function toStep({ action, target, params, timeout_seconds, settle_seconds }: StepDraft) {
  // A key that was typed in for another action stays behind in the form only.
  const read = parseParams(action === "adjust-config" ? params : { ...params, key: "" });
  const typed = read ?? { body: params.body };
  return {
    action,
    target,
    ...(Object.keys(typed).length > 0 ? { params: typed } : {}),
    timeout_seconds: toNumber(timeout_seconds),
    settle_seconds: toNumber(settle_seconds),
  };
}

function toProbe({ probe_url, probe_status, probe_private }: ScenarioDraft) {
  return {
    url: probe_url.trim(),
    expect_status: toNumber(probe_status),
    ...(probe_private ? { allow_private: true } : {}),
  };
}
