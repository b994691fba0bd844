import { Problem } from "#lib/platform/errors.ts";
import type { Logger } from "#lib/platform/logger.ts";

const ours = new Set(["internal", "unavailable"]);

/** Logs a failed request once: faults of ours as errors with their cause, faults of the caller not at all. */
export function logFailure(
  log: Logger,
  request: { method: string; path: string },
  error: unknown,
): void {
  if (error instanceof Problem && !ours.has(error.code)) return;
  log.error({ err: error, ...request }, "request failed");
}
