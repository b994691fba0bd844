import { describeAction } from "#components/recovery/describe-action.ts";
import { secondsBetween } from "#components/recovery/describe-run.ts";
import { describeHandedOver, describeHandOver } from "#components/recovery/describe-scenario.ts";
import type { StepState } from "#components/ui/progress-steps.tsx";
import type { Words } from "#components/ui/words.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { Run } from "#lib/recovery/answers.ts";

type StepWords = {
  t: Words<"recovery.runSteps">;
  actions: Words<"recovery.actions">;
  language: Language;
};
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
export function prepareRunSteps(words: StepWords, run: Run): RunStep[] {
  const steps = run.definition?.steps ?? [];
  const rungs = steps.flatMap((_, index) => prepareRung(words, run, index));
  return [...prepareStart(words.t, run), ...rungs, ...prepareEnd(words, run)];
}

function prepareStart(t: StepWords["t"], run: Run): RunStep[] {
  const asked = run.events.some(({ to }) => to === "AWAITING_APPROVAL");
  const text = run.cause === "press" ? t("askedBy", { name: run.requested_by }) : t("noticed");
  const start: RunStep = { id: "start", state: "done", text, at: run.created_at };
  if (!asked) return [start];
  const answered = run.events.find(({ from }) => from === "AWAITING_APPROVAL");
  if (!answered) return [start, { id: "approval", state: "now", text: t("waits") }];
  const answer = answers.find((one) => one === answered.to) ?? "other";
  const words = run.decided_by
    ? t(`answersBy.${answer}`, { name: run.decided_by })
    : t(`answers.${answer}`);
  const state = answer === "QUEUED" ? "done" : "failed";
  return [start, { id: "approval", state, text: words, at: answered.at }];
}

const answers = ["QUEUED", "REJECTED", "EXPIRED"] as const;

function prepareRung({ t, actions }: StepWords, run: Run, index: number): RunStep[] {
  const step = run.definition?.steps[index];
  if (!step) return [];
  const id = `step-${index}`;
  const words = describeAction(actions, step);
  if (index > run.step)
    return run.live ? [{ id, state: "next", text: t("ifNot", { action: words }) }] : [];
  const calls = run.attempts.filter((attempt) => attempt.step === index);
  const last = calls.at(-1);
  const text = calls.length > 1 ? t("call", { action: words, number: calls.length }) : words;
  const seconds =
    last?.finished_at == null ? undefined : secondsBetween(last.intended_at, last.finished_at);
  const action: RunStep = { id, state: judgeAction(run, index, last), text, seconds };
  if (!last && !run.live) return [];
  return [action, ...prepareVerification(t, run, index)];
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

function prepareVerification(t: StepWords["t"], run: Run, index: number): RunStep[] {
  const id = `verify-${index}`;
  const windows = run.samples.filter(({ step, window }) => step === index && window > 0);
  const asked = run.definition?.verify.windows ?? windows.length;
  const good = windows.filter(({ outcome }) => outcome === "good").length;
  const text = t("quiet", { good, asked });
  const here = run.live && index === run.step;
  if (here && run.state === "SETTLING") return [{ id, state: "now", text: t("settling") }];
  if (here && run.state === "VERIFYING") {
    return [{ id, state: "now", text: t("checking", { quiet: text }) }];
  }
  if (windows.length === 0) return [];
  const helped = run.state === "RECOVERED" && index === run.step;
  return [{ id, state: helped ? "done" : "failed", text, at: windows.at(-1)?.to }];
}

function prepareEnd({ t, actions, language }: StepWords, run: Run): RunStep[] {
  const channels = run.definition?.escalate_to ?? [];
  const handOver = describeHandOver(actions, channels);
  if (run.live) {
    const action = language === "en" ? lower(handOver) : handOver;
    return [{ id: "end", state: "next", text: t("ifNot", { action }) }];
  }
  const at = run.ended_at ?? undefined;
  if (run.state === "RECOVERED" || run.state === "SKIPPED_RECOVERED") return [];
  if (run.state === "ESCALATED")
    return [{ id: "end", state: "failed", text: describeHandedOver(actions, channels), at }];
  return [];
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
