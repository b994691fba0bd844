import { classifyError, classifyStatus, describeError } from "#lib/recovery/call-fault.ts";
import type { Outcome } from "#lib/recovery/internal/adapters/adapter.ts";
import { readRetryAfter } from "#lib/recovery/retry-after.ts";

/** What an HTTP answer says about its call. */
export function judgeAnswer(
  answer: { status: number; headers: Record<string, unknown> },
  detail: string,
): Outcome {
  const fault = classifyStatus(answer.status);
  if (fault === null) return { result: "ok", detail };
  if (fault === "unknown") return { result: "unknown", detail };
  const retry_after_seconds = readRetryAfter(answer.headers, new Date());
  return { result: "failed", fault, detail, retry_after_seconds };
}

/** What an error that a call threw says about its effect. */
export function judgeError(error: unknown): Outcome {
  const fault = classifyError(error);
  const detail = describeError(error);
  if (fault === "unknown") return { result: "unknown", detail };
  return { result: "failed", fault, detail, retry_after_seconds: null };
}
