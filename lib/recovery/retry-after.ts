const mostSeconds = 60;

/** Seconds that a `Retry-After` asks for, as a number or as a date; at least 1, at most 60. Null where it says nothing. */
export function readRetryAfter(headers: Record<string, unknown>, now: Date): number | null {
  const text = headers["retry-after"];
  if (typeof text !== "string" || text.trim() === "") return null;
  const typed = Number(text);
  const seconds = Number.isFinite(typed) ? typed : (Date.parse(text) - now.getTime()) / 1000;
  return seconds > 0 ? Math.min(Math.max(1, Math.ceil(seconds)), mostSeconds) : null;
}
