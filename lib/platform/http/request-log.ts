import { Problem } from "#lib/platform/errors.ts";
import type { Logger } from "#lib/platform/logger.ts";

/** Logs a failed request once: faults of ours as errors with their cause, faults of the caller not at all. */
export function logFailure(
  log: Logger,
  request: { method: string; path: string },
  error: unknown,
): void {
  if (error instanceof Problem && error.code !== "internal") return;
  log.error({ err: error, ...request }, "request failed");
}
