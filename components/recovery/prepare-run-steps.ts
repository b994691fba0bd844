import { describeAction } from "#components/recovery/describe-action.ts";
import { secondsBetween } from "#components/recovery/describe-run.ts";
import { describeHandedOver, describeHandOver } from "#components/recovery/describe-scenario.ts";
import type { StepState } from "#components/ui/progress-steps.tsx";
import type { Words } from "#components/ui/words.ts";
import type { Run } from "#lib/recovery/answers.ts";

type ActionWords = Words<"recovery.actions">;
export type RunStep = {
  id: string;
  state: StepState;
  text: string;
  /** When it was done. */
  at?: string | undefined;
  /** How long it took. */
  seconds?: number | undefined;
};

/** The ladder of a run: what was done, what is being done, and what comes if that does not help. */
export function prepareRunSteps(actions: ActionWords, run: Run): RunStep[] {
  const steps = run.definition?.steps ?? [];
  const rungs = steps.flatMap((_, index) => prepareRung(actions, run, index));
  return [...prepareStart(run), ...rungs, ...prepareEnd(actions, run)];
}

function prepareStart(run: Run): RunStep[] {
  const asked = run.events.some(({ to }) => to === "AWAITING_APPROVAL");
  const text = run.cause === "press" ? `Asked for by ${run.requested_by}` : "Noticed";
  const start: RunStep = { id: "start", state: "done", text, at: run.created_at };
  if (!asked) return [start];
  const answered = run.events.find(({ from }) => from === "AWAITING_APPROVAL");
  const words = approvalWords[answered?.to ?? ""] ?? { state: "failed", text: "Not approved" };
  const by = run.decided_by ? ` by ${run.decided_by}` : "";
  return [
    start,
    answered
      ? { id: "approval", state: words.state, text: `${words.text}${by}`, at: answered.at }
      : { id: "approval", state: "now", text: "Waits for approval" },
  ];
}

const approvalWords: Record<string, { state: StepState; text: string }> = {
  QUEUED: { state: "done", text: "Approved" },
  REJECTED: { state: "failed", text: "Turned down" },
  EXPIRED: { state: "failed", text: "Nobody approved in time" },
};

function prepareRung(actions: ActionWords, run: Run, index: number): RunStep[] {
  const step = run.definition?.steps[index];
  if (!step) return [];
  const id = `step-${index}`;
  const words = describeAction(actions, step);
  if (index > run.step) return run.live ? [{ id, state: "next", text: `If not: ${words}` }] : [];
  const calls = run.attempts.filter((attempt) => attempt.step === index);
  const last = calls.at(-1);
  const text = calls.length > 1 ? `${words}, call ${calls.length}` : words;
  const seconds =
    last?.finished_at == null ? undefined : secondsBetween(last.intended_at, last.finished_at);
  const action: RunStep = { id, state: judgeAction(run, index, last), text, seconds };
  if (!last && !run.live) return [];
  return [action, ...prepareVerification(run, index)];
}

const beforeTheCall: readonly Run["state"][] = ["QUEUED", "PRECHECK", "ACTING", "RECONCILING"];

function judgeAction(
  run: Run,
  index: number,
  last: Run["attempts"][number] | undefined,
): StepState {
  if (run.state === "AWAITING_APPROVAL") return "next";
  const here = run.live && index === run.step;
  if (here && beforeTheCall.includes(run.state)) return "now";
  if (!last) return here ? "now" : "next";
  return last.result === "ok" ? "done" : "failed";
}

function prepareVerification(run: Run, index: number): RunStep[] {
  const id = `verify-${index}`;
  const windows = run.samples.filter(({ step, window }) => step === index && window > 0);
  const asked = run.definition?.verify.windows ?? windows.length;
  const good = windows.filter(({ outcome }) => outcome === "good").length;
  const text = `${good} of ${asked} quiet windows`;
  const here = run.live && index === run.step;
  if (here && run.state === "SETTLING") return [{ id, state: "now", text: "Settling" }];
  if (here && run.state === "VERIFYING") return [{ id, state: "now", text: `Checking: ${text}` }];
  if (windows.length === 0) return [];
  const helped = run.state === "RECOVERED" && index === run.step;
  return [{ id, state: helped ? "done" : "failed", text, at: windows.at(-1)?.to }];
}

function prepareEnd(actions: ActionWords, run: Run): RunStep[] {
  const channels = run.definition?.escalate_to ?? [];
  const handOver = describeHandOver(actions, channels);
  if (run.live) return [{ id: "end", state: "next", text: `If not: ${lower(handOver)}` }];
  const at = run.ended_at ?? undefined;
  if (run.state === "RECOVERED" || run.state === "SKIPPED_RECOVERED") return [];
  if (run.state === "ESCALATED")
    return [{ id: "end", state: "failed", text: describeHandedOver(actions, channels), at }];
  return [];
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
