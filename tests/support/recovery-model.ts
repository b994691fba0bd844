import { checkAttemptBudget } from "#lib/recovery/attempt-budget.ts";
import type { EndedRun } from "#lib/recovery/cooldown.ts";
import { evaluateGates, type GateFacts, type TargetFacts } from "#lib/recovery/gates.ts";
import { checkKillSwitch } from "#lib/recovery/kill-switch.ts";
import { listNextSteps } from "#lib/recovery/ladder.ts";
import { checkMaintenance } from "#lib/recovery/maintenance.ts";
import { leaseSeconds, mostCallsPerStep, mostClaims } from "#lib/recovery/run-limits.ts";
import {
  canMove,
  drivenStates,
  handOverStates,
  isTerminal,
  recoveredStates,
  safePoints,
} from "#lib/recovery/run-state.ts";
import type { RunState, Verdict } from "#lib/recovery/schemas.ts";
import { judgeRun, judgeWindow, type Window } from "#lib/recovery/verification.ts";

/** One attempt; `calls` counts how often the target was really called for it, but for the end of a half-done one. */
type ModelAttempt = {
  step: number;
  at: number;
  calls: number;
  result: string | null;
  /** Whether the switch was engaged when the intent was committed, and how many calls the target had had. */
  killSwitch: boolean;
  before: number;
};
export type ModelRun = {
  target: number;
  cause: "trigger" | "press";
  state: RunState;
  path: RunState[];
  step: number;
  fence: number;
  claims: number;
  lease_until: number | null;
  holder: number | null;
  not_before: number;
  expires_at: number | null;
  cancel: boolean;
  created_at: number;
  ended_at: number | null;
  attempts: ModelAttempt[];
  windows: Window[];
  verdict: Verdict | null;
  acknowledged: boolean;
};
/** What a worker holds in its memory; gone when it crashes. */
type Hand = { run: ModelRun; fence: number; intended: ModelAttempt | null };
export type CallResult = "ok" | "unreachable" | "config" | "refused" | "unknown";
export type Effect = "done" | "none" | "half" | "unknowable" | "unreadable";
export type Chance = {
  call: CallResult;
  effect: Effect;
  window: Pick<Window, "count" | "alive" | "probed">;
  wellBefore: boolean;
};

export const rules = {
  scenario_id: "scenario",
  steps: [{ action: "restart" }, { action: "clear-cache" }, { action: "restart" }],
  cooldown_seconds: 60,
  max_attempts: 3,
  attempts_window_seconds: 600,
  verify: { windows: 2, window_seconds: 10, max_count: 1 },
};
const startDeadline = 900;
const hour = 3600;
const attemptsKept = 10;

/**
 * Recovery in memory: rows, leases and time are the model's, every decision is the product's own pure function, asked in
 * the order in which the drive loop asks. Times in seconds. A move that the table forbids throws, as in the product.
 */
export class RecoveryModel {
  now = 1_000_000;
  killSwitch = false;
  maintenanceUntil = 0;
  resetAt = 0;
  readonly runs: ModelRun[] = [];
  readonly hands: (Hand | null)[] = [null, null];

  live(target: number): ModelRun | undefined {
    return this.runs.find((run) => run.target === target && run.ended_at === null);
  }

  start(target: number, cause: "trigger" | "press", mode: "auto" | "suggest"): string {
    const held = evaluateGates(this.facts(target), rules, cause);
    if (held) return held.outcome;
    // The partial unique index: the gate should have seen the lock.
    if (this.live(target)) throw new Error("two live runs for one target");
    const state = mode === "suggest" && cause === "trigger" ? "AWAITING_APPROVAL" : "QUEUED";
    this.runs.push({
      ...{ target, cause, state, path: [state], step: 0, fence: 0, claims: 0 },
      ...{ lease_until: null, holder: null, not_before: this.now },
      ...{ expires_at: this.now + startDeadline, cancel: false, created_at: this.now },
      ...{ ended_at: null, attempts: [], windows: [], verdict: null, acknowledged: false },
    });
    return state;
  }

  claim(worker: number): void {
    if (this.hands[worker]) return;
    const run = this.runs.find(
      (due) =>
        drivenStates.includes(due.state) &&
        due.not_before <= this.now &&
        (due.lease_until ?? 0) <= this.now &&
        due.claims <= mostClaims,
    );
    if (!run) return;
    run.fence += 1;
    run.claims += 1;
    run.lease_until = this.now + leaseSeconds;
    run.holder = worker;
    this.hands[worker] = { run, fence: run.fence, intended: null };
  }

  /** One turn of the worker's loop over the run in its hand. */
  advance(worker: number, chance: Chance): void {
    const hand = this.hands[worker];
    if (!hand) return;
    const { run } = hand;
    // Each answers whether the run was moved or given back.
    const handlers: Partial<Record<RunState, () => boolean>> = {
      QUEUED: () => this.begin(hand),
      PRECHECK: () => this.check(hand, chance),
      ACTING: () => this.act(hand, chance),
      RECONCILING: () => this.reconcile(hand, chance),
      SETTLING: () => this.move(hand, "VERIFYING", { rest: rules.verify.window_seconds }),
      VERIFYING: () => this.verify(hand, chance),
      COMPENSATING: () => this.move(hand, this.killSwitch ? "NEEDS_ATTENTION" : "ESCALATED"),
      CANCELLING: () => this.move(hand, "CANCELLED"),
    };
    if (run.cancel && safePoints.includes(run.state)) {
      this.move(hand, run.state === "QUEUED" ? "CANCELLED" : "CANCELLING");
    } else handlers[run.state]?.();
    const isOver = run.lease_until === null || run.fence !== hand.fence;
    if (isOver) this.hands[worker] = null;
  }

  crash(worker: number): void {
    this.hands[worker] = null;
  }

  cancel(target: number): void {
    const run = this.live(target);
    if (!run) return;
    const atOnce = canMove(run.state, "CANCELLED") && run.state !== "CANCELLING";
    if (!(atOnce && this.moveUnheld(run, "CANCELLED"))) run.cancel = true;
  }

  decide(target: number, to: "QUEUED" | "REJECTED"): void {
    const run = this.live(target);
    if (run?.state !== "AWAITING_APPROVAL" || (run.expires_at ?? 0) <= this.now) return;
    this.moveUnheld(run, to);
  }

  sweep(): void {
    const free = this.runs.filter(
      (run) => run.ended_at === null && (run.lease_until ?? 0) <= this.now,
    );
    for (const run of free) {
      const isLate = run.expires_at !== null && run.expires_at <= this.now;
      const waits = run.state === "AWAITING_APPROVAL" || run.attempts.length === 0;
      if (run.claims > mostClaims) this.moveUnheld(run, "NEEDS_ATTENTION");
      else if (isLate) this.moveUnheld(run, waits ? "EXPIRED" : "ESCALATED");
    }
  }

  acknowledge(target: number): void {
    for (const run of this.runs) if (run.target === target) run.acknowledged = true;
  }

  private begin(hand: Hand): boolean {
    const held =
      checkKillSwitch(this.engaged()) ??
      (hand.run.cause === "press" ? null : checkMaintenance(this.maintenance(), this.date()));
    return held ? this.move(hand, "QUEUED", { rest: 2 }) : this.move(hand, "PRECHECK");
  }

  private check(hand: Hand, chance: Chance): boolean {
    const { run } = hand;
    if (run.cause === "trigger" && run.attempts.length === 0 && chance.wellBefore) {
      return this.move(hand, "SKIPPED_RECOVERED", { verdict: "recovered" });
    }
    const facts = this.facts(run.target);
    const stopped =
      checkKillSwitch(facts.engaged) ??
      (run.cause === "press" ? null : checkMaintenance(facts.maintenance, facts.now));
    if (stopped) return this.move(hand, "QUEUED", { rest: 2 });
    const spent = checkAttemptBudget(facts.targets, rules);
    if (spent) return this.move(hand, "ESCALATED");
    if (!this.holds(hand)) return this.drop(hand);
    const before = this.attemptsOf(run.target);
    const { step } = run;
    hand.intended = {
      step,
      at: this.now,
      calls: 0,
      result: null,
      killSwitch: this.killSwitch,
      before,
    };
    run.attempts.push(hand.intended);
    return this.move(hand, "ACTING");
  }

  private act(hand: Hand, chance: Chance): boolean {
    const { intended } = hand;
    hand.intended = null;
    if (!intended) return this.move(hand, "RECONCILING");
    if (!this.renew(hand)) return false;
    intended.calls += 1;
    if (chance.call === "unknown") return this.move(hand, "RECONCILING");
    return this.settleOutcome(hand, intended, chance.call);
  }

  private settleOutcome(hand: Hand, attempt: ModelAttempt, call: CallResult): boolean {
    if (!this.holds(hand)) return this.drop(hand);
    attempt.result = call === "ok" ? "ok" : "failed";
    if (call === "ok") return this.move(hand, "SETTLING", { rest: 0 });
    return this.goOn(hand, call === "unreachable");
  }

  private reconcile(hand: Hand, chance: Chance): boolean {
    const open = hand.run.attempts.findLast(({ result }) => result === null);
    if (!open) return this.move(hand, "NEEDS_ATTENTION");
    if (!this.renew(hand)) return false;
    const settle = (result: string) => {
      open.result = result;
      return this.move(hand, "SETTLING", { rest: 0 });
    };
    switch (chance.effect) {
      case "done":
        return settle("ok");
      case "none":
        open.result = "failed";
        return this.goOn(hand, true);
      case "half":
        if (chance.call === "unknown") return this.wait(hand, open);
        return this.settleOutcome(hand, open, chance.call);
      case "unknowable":
        return settle("unknown");
      case "unreadable":
        return this.wait(hand, open);
    }
  }

  private wait(hand: Hand, open: ModelAttempt): boolean {
    if (this.now - open.at < 80) return this.rest(hand, 2);
    open.result = "unknown";
    return this.move(hand, "NEEDS_ATTENTION");
  }

  private verify(hand: Hand, { window }: Chance): boolean {
    if (!this.holds(hand)) return this.drop(hand);
    const { run } = hand;
    const seconds = rules.verify.window_seconds;
    run.windows.push({ ...window, total: window.count, seconds });
    const verdict = judgeRun(run.windows, { count: 5, total: 5 }, rules.verify);
    if (verdict === null) return this.rest(hand, seconds);
    if (verdict === "recovered") return this.move(hand, "RECOVERED", { verdict });
    if (verdict === "worse") return this.move(hand, "COMPENSATING", { verdict });
    return this.goOn(hand, false, verdict);
  }

  private goOn(hand: Hand, may_repeat: boolean, verdict: Verdict | null = null): boolean {
    const { run } = hand;
    const calls = run.attempts.filter(({ step }) => step === run.step).length;
    const place = { step_index: run.step, steps: rules.steps.length, calls, may_repeat };
    const spent = checkAttemptBudget([this.target(run.target)], rules);
    const [next] = spent ? [] : listNextSteps(place);
    if (next === undefined) return this.move(hand, "ESCALATED", verdict ? { verdict } : {});
    if (calls > mostCallsPerStep) throw new Error("a step was called too often");
    if (!this.move(hand, "QUEUED", { rest: 2 })) return false;
    run.step = next;
    run.windows = [];
    return true;
  }

  /** As the lease holder, or not at all. */
  private move(
    hand: Hand,
    to: RunState,
    change: { rest?: number; verdict?: Verdict } = {},
  ): boolean {
    const { run } = hand;
    if (!this.holds(hand)) return this.drop(hand);
    if (!canMove(run.state, to)) throw new Error(`a run never goes from ${run.state} to ${to}`);
    this.write(run, to, change.rest);
    if (change.verdict) run.verdict = change.verdict;
    return true;
  }

  private moveUnheld(run: ModelRun, to: RunState): boolean {
    if (!canMove(run.state, to)) throw new Error(`a run never goes from ${run.state} to ${to}`);
    if ((run.lease_until ?? 0) > this.now) return false;
    this.write(run, to, 0);
    return true;
  }

  private write(run: ModelRun, to: RunState, rest?: number): void {
    const queued = run.state === "QUEUED" ? run.expires_at : this.now + startDeadline;
    run.expires_at = to === "QUEUED" ? queued : null;
    run.state = to;
    run.path.push(to);
    run.not_before = this.now + (rest ?? 0);
    if (isTerminal(to)) run.ended_at = this.now;
    if (isTerminal(to) || rest !== undefined) this.release(run);
  }

  private rest(hand: Hand, seconds: number): boolean {
    if (!this.holds(hand)) return this.drop(hand);
    hand.run.not_before = this.now + seconds;
    this.release(hand.run);
    return true;
  }

  private release(run: ModelRun): void {
    run.lease_until = null;
    run.claims = 0;
  }

  private holds({ run, fence }: Hand): boolean {
    return run.fence === fence && (run.lease_until ?? 0) > this.now;
  }

  private renew(hand: Hand): boolean {
    if (this.holds(hand)) hand.run.lease_until = this.now + leaseSeconds;
    else this.drop(hand);
    return this.hands.includes(hand);
  }

  private drop(hand: Hand): boolean {
    const worker = this.hands.indexOf(hand);
    if (worker >= 0) this.hands[worker] = null;
    return false;
  }

  private date = () => new Date(this.now * 1000);
  private engaged = () => (this.killSwitch ? { scope: "global", reason: "test" } : null);
  private maintenance = () =>
    this.maintenanceUntil > this.now
      ? [{ reason: "test", schedule: { kind: "once" as const, ...this.span() } }]
      : [];
  private span = () => ({
    from: new Date(0).toISOString(),
    to: new Date(this.maintenanceUntil * 1000).toISOString(),
  });

  private attemptsOf(target: number): number {
    const since = this.now - rules.attempts_window_seconds;
    return this.runs
      .filter((run) => run.target === target)
      .flatMap(({ attempts }) => attempts)
      .filter(({ at }) => at > since).length;
  }

  private target(target: number): TargetFacts {
    const own = this.runs.filter((run) => run.target === target);
    const live = this.live(target);
    const unsettled = own.find((run) => run.state === "NEEDS_ATTENTION" && !run.acknowledged);
    const ended = own
      .filter(({ ended_at }) => ended_at !== null)
      .toReversed()
      .slice(0, attemptsKept)
      .map(toEnded);
    return {
      ...{ id: String(target), name: `target ${target}`, ended },
      live_run_id: live ? "live" : null,
      live_run_name: live ? "live" : null,
      live_run_state: live?.state ?? null,
      live_scenario_id: live ? "scenario" : null,
      unsettled_run_id: unsettled ? "unsettled" : null,
      ...{ attempts: this.attemptsOf(target), oldest_attempt_at: null },
    };
  }

  /** How the runs on a target ended that called something, newest first, since the breaker was closed. */
  endsOf(target: number): { ended_at: Date; helped: boolean }[] {
    const counts = [...recoveredStates, ...handOverStates];
    return this.runs
      .filter((run) => run.target === target && counts.includes(run.state))
      .filter((run) => run.attempts.length > 0 && (run.ended_at ?? 0) > this.resetAt)
      .toReversed()
      .map((run) => ({ ended_at: toEnded(run).ended_at, helped: run.state === "RECOVERED" }));
  }

  private facts(target: number): GateFacts {
    const live = this.runs.filter((run) => drivenStates.includes(run.state));
    return {
      ...{ now: this.date(), engaged: this.engaged(), maintenance: this.maintenance() },
      fleet: {
        ...{ services: 30, degraded_lately: 0, oldest_start_at: null, ailing: [] },
        recovering: live.filter((run) => run.target !== target).map((run) => `${run.target}`),
        live_runs: live.length,
        starts: this.runs.filter((run) => run.created_at > this.now - hour / 6).length,
      },
      histories: [{ action: "restart", ended: this.endsOf(target) }],
      missing: [],
      targets: [this.target(target)],
    };
  }
}

function toEnded(run: ModelRun): EndedRun {
  const helped = recoveredStates.includes(run.state)
    ? true
    : handOverStates.includes(run.state)
      ? false
      : null;
  return {
    created_at: new Date(run.created_at * 1000),
    ended_at: new Date((run.ended_at ?? 0) * 1000),
    helped,
  };
}

/** Whether the last windows of a run that recovered were good ones, as many as were asked for. */
export function wasWell({ windows }: ModelRun): boolean {
  const last = windows.slice(-rules.verify.windows);
  return (
    last.length === rules.verify.windows &&
    last.every((window) => window.alive === true && judgeWindow(window, rules.verify) === "good")
  );
}
