import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import { type CallFault, classifyError, describeError } from "#lib/recovery/call-fault.ts";
import type {
  Adapter,
  CallLimits,
  Effect,
  Evidence,
  Liveness,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";

/** A target whose state can be read, and whose action is told by comparing two states. */
export type StateTarget<State extends Evidence> = {
  schema: z.ZodType<State>;
  /** Changes nothing. Throws what `classifyError` sorts. */
  read(limits: CallLimits): Promise<State>;
  judge(before: State, now: State): Effect;
  perform(before: State | null, limits: CallLimits): Promise<Outcome>;
  readLiveness: Adapter["readLiveness"];
  /** What a check says of a target that can be reached. Changes nothing; throws what is wrong. */
  check(limits: CallLimits): Promise<string>;
};

export function stateAdapter<State extends Evidence>(target: StateTarget<State>): Adapter {
  const toState = (evidence: Evidence | null) => target.schema.safeParse(evidence).data ?? null;
  return {
    async readBefore(limits) {
      try {
        return { evidence: await target.read(limits) };
      } catch (error) {
        return { fault: classifyError(error), detail: describeError(error) };
      }
    },
    readEvidence: (limits) => target.read(limits).catch(() => null),
    perform: (_order, before, limits) => target.perform(toState(before), limits),
    judgeEffect(before, after) {
      const [then, now] = [toState(before), toState(after)];
      return then && now ? target.judge(then, now) : "unreadable";
    },
    readLiveness: target.readLiveness,
    async check(limits) {
      try {
        return { ok: true, detail: await target.check(limits) };
      } catch (error) {
        return { ok: false, detail: describeError(error) };
      }
    },
  };
}

/**
 * Calls `moveOn` again and again until it answers an outcome. With the time over or the lease lost, the effect is
 * unknown: `describe` says how things stood. Each call gets the time that is left.
 */
export async function driveOn(
  limits: CallLimits,
  moveOn: (limits: CallLimits) => Promise<Outcome | null>,
  describe: () => string,
  pollMilliseconds = 100,
): Promise<Outcome> {
  const { signal } = limits;
  const deadline = performance.now() + limits.timeoutMilliseconds;
  while (performance.now() < deadline && !signal.aborted) {
    const timeoutMilliseconds = Math.max(1, Math.ceil(deadline - performance.now()));
    const outcome = await moveOn({ signal, timeoutMilliseconds });
    if (outcome) return outcome;
    await sleep(pollMilliseconds);
  }
  return { result: "unknown", detail: describe() };
}

/** No sign of life, unless our own set-up is why none can be seen. */
export function judgeSilence(error: unknown, what: string): Liveness {
  const alive = classifyError(error) === "config" ? null : false;
  return { alive, detail: `${what}: ${describeError(error)}` };
}

export function failed(fault: Exclude<CallFault, "unknown">, detail: string): Outcome {
  return { result: "failed", fault, detail, retry_after_seconds: null };
}

/**
 * What an error that was met on the way means. Null: go on reading, because something was sent and the state may still
 * become the wanted one. Before anything was sent, whatever went wrong had no effect.
 */
export function judgeError(error: unknown, sent: boolean): Outcome | null {
  const fault = classifyError(error);
  if (fault === "config" || fault === "refused") return failed(fault, describeError(error));
  if (sent) return null;
  return failed(fault === "unknown" ? "unreachable" : fault, describeError(error));
}
