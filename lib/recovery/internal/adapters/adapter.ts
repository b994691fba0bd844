import type { CallFault } from "#lib/recovery/call-fault.ts";
import type { Order } from "#lib/recovery/http-request.ts";

export type Evidence = Record<string, string | number | null>;
export type CallLimits = { timeoutMilliseconds: number; signal: AbortSignal };

export type Outcome =
  | { result: "ok"; detail: string }
  | { result: "failed"; fault: CallFault; detail: string; retry_after_seconds: number | null }
  | { result: "unknown"; detail: string };

/** `half`: begun and to be driven on. `unreadable`: not now. `unknowable`: this target shows no evidence at all. */
export type Effect = "done" | "half" | "none" | "unreadable" | "unknowable";

export type Liveness = { alive: boolean | null; detail: string };

/** How actions are performed on one target. Network faults are outcomes here, never exceptions. */
export type Adapter = {
  /** The evidence that a call's effect will be told by; null for a target that shows none. Changes nothing. */
  readBefore(
    limits: CallLimits,
  ): Promise<{ evidence: Evidence | null } | { fault: CallFault; detail: string }>;
  /** What can be compared before and after; null where it cannot be read. Changes nothing. */
  readEvidence(limits: CallLimits): Promise<Evidence | null>;
  /** Drives the target to the desired state, going on from wherever it is. `before` is the evidence of the intent. */
  perform(order: Order, before: Evidence | null, limits: CallLimits): Promise<Outcome>;
  /**
   * Undoes what a call did, where it can be undone. `failed` with `refused` where somebody else has changed it since.
   * Without it the action is not reversible.
   */
  revert?(
    order: Order,
    evidence: { before: Evidence | null; after: Evidence | null },
    limits: CallLimits,
  ): Promise<Outcome>;
  judgeEffect(before: Evidence | null, after: Evidence | null): Effect;
  readLiveness(limits: CallLimits): Promise<Liveness>;
  /** Whether the target can be reached with these credentials. Changes nothing. */
  check(limits: CallLimits): Promise<{ ok: boolean; detail: string }>;
};
