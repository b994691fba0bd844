import { readRetryAfter } from "#lib/notifications/retry-schedule.ts";

/**
 * What a try came to. `failed` is tried again later; `refused` would be refused again, so people have to look;
 * `gone` is the receiver's wish for no more messages at all.
 */
export type SendOutcome = {
  outcome: "delivered" | "failed" | "refused" | "gone";
  detail: string;
  retry_after_seconds: number | null;
};

/** Statuses of the 4xx kind that say "later" and not "never". */
const later = new Set([408, 425, 429]);

/** Reads a receiver's answer; `said` is what it gave as its reason, if anything. */
export function judgeAnswer(
  answer: { status: number; retryAfter?: unknown; said?: string },
  now: Date,
): SendOutcome {
  const { status, said } = answer;
  const outcome = judgeStatus(status);
  const hint = status >= 300 && status < 400 ? " Redirects are not followed." : "";
  const reason = outcome !== "delivered" && said ? ` It said: ${said}` : "";
  return {
    outcome,
    detail: `The receiver answered ${status}.${hint}${reason}`,
    retry_after_seconds: outcome === "failed" ? readRetryAfter(answer.retryAfter, now) : null,
  };
}

function judgeStatus(status: number): SendOutcome["outcome"] {
  if (status >= 200 && status < 300) return "delivered";
  if (status === 410) return "gone";
  return later.has(status) || status >= 500 ? "failed" : "refused";
}
