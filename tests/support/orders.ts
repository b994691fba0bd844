import type { Order } from "#lib/recovery/http-request.ts";
import type { Action } from "#lib/recovery/schemas.ts";

/** An order as a run gives it to an adapter. */
export function orderOf(action: Action): Order {
  return {
    ...{ action, params: null, idempotency_key: "run.0.1", service: "shop" },
    ...{ environment: "production", run_id: "run", requested_by: "test" },
  };
}

export function limitsOf(timeoutMilliseconds = 15_000, signal?: AbortSignal) {
  return { timeoutMilliseconds, signal: signal ?? new AbortController().signal };
}
