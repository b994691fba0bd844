import { type History, sumSpans } from "#lib/recovery/replay-history.ts";
import { nextStepSeconds } from "#lib/recovery/run-limits.ts";
import type { CreateScenario, Verdict } from "#lib/recovery/schemas.ts";
import { judgeRun, type Window } from "#lib/recovery/verification.ts";

/** `unknown`: its windows would not have ended yet. */
export type ReplayVerdict = Verdict | "unknown";

/** A run as it would have gone, had its actions changed nothing. */
export type SimulatedRun = {
  at: number;
  ended_at: number;
  verdict: ReplayVerdict;
  attempts: { action: string; target: string; at: number }[];
};

/** A run that begins at a moment with a step. */
export type Simulate = (at: number, first_step: number) => SimulatedRun;

/**
 * Goes through a plan's steps against what history shows: each call takes no time, its windows are judged as those of
 * a real run are, with a sign of life where errors alone are asked for. Every run ends.
 */
export function simulateRuns(plan: CreateScenario, history: History): Simulate {
  const judge = prepareJudge(plan, history);
  return (at, first_step) => {
    const attempts: SimulatedRun["attempts"] = [];
    let begin = at;
    let judged: Judged = { verdict: "unknown", ended_at: at };
    for (const { action, target, settle_seconds } of plan.steps.slice(first_step)) {
      attempts.push({ action, target, at: begin });
      judged = judge(begin + settle_seconds);
      if (!goesOn(judged.verdict)) break;
      begin = judged.ended_at + nextStepSeconds;
    }
    return { at, attempts, ...judged };
  };
}

function goesOn(verdict: ReplayVerdict): boolean {
  return verdict === "not_recovered" || verdict === "inconclusive";
}

type Judged = { verdict: ReplayVerdict; ended_at: number };

function prepareJudge(plan: CreateScenario, history: History): (from: number) => Judged {
  const errors = sumSpans(history.buckets, ({ count }) => count);
  const signs = sumSpans(history.buckets, ({ total }) => total);
  const { verify, trigger } = plan;
  const wasSilent = trigger.kind === "absence";
  return (from) => {
    const step = secondsAt(history, from);
    // A window cannot be shorter than what is stored, and begins with a bucket.
    const length = Math.ceil(verify.window_seconds / step) * step;
    const begin = Math.ceil(from / step) * step;
    const windows: Window[] = [];
    for (let to = begin + length; to <= history.to; to += length) {
      windows.push({
        count: wasSilent ? 0 : errors(to - length, to),
        total: 0,
        seconds: length,
        alive: wasSilent ? signs(begin, to) > 0 || null : true,
        probed: false,
      });
      const verdict = judgeRun(windows, null, verify);
      if (verdict) return { verdict, ended_at: to };
    }
    return { verdict: "unknown", ended_at: Math.max(from, history.to) };
  };
}

function secondsAt({ spans }: History, at: number): number {
  return (spans.find(({ to }) => at < to) ?? spans.at(-1))?.seconds ?? 1;
}
