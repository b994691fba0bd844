import type { Context } from "#lib/platform/context.ts";
import { renewLease } from "#lib/recovery/internal/sql/renew-lease.ts";
import { leaseSeconds } from "#lib/recovery/run-limits.ts";

const heartbeatMilliseconds = 10_000;

/** Another worker may have the run: whoever sees this writes nothing more. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

export type Lease = {
  /** Aborted when the lease is lost: calls under way are given up. */
  signal: AbortSignal;
  /** Prolongs the lease before a call. Throws `LeaseLost`. */
  renew(): Promise<void>;
  stop(): void;
};

/** Keeps the lease of a claimed run alive beside long calls. */
export function holdLease(context: Context, run: { id: string; fence: number }): Lease {
  const lost = new AbortController();
  let renewedAt = performance.now();
  const renew = async () => {
    if (lost.signal.aborted || !(await renewLease(context.database, run))) {
      lost.abort(new LeaseLost(`the lease of run ${run.id} is lost`));
      throw new LeaseLost(`the lease of run ${run.id} is lost`);
    }
    renewedAt = performance.now();
  };
  const beat = () => {
    renew().catch((error) => {
      context.log.warn({ run_id: run.id, reason: String(error) }, "the lease was not renewed");
      if (performance.now() - renewedAt > leaseSeconds * 1000) lost.abort(error);
    });
  };
  const timer = setInterval(beat, heartbeatMilliseconds);
  return { signal: lost.signal, renew, stop: () => clearInterval(timer) };
}
