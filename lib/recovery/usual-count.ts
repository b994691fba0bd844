/** Errors that are usual for a window at an hour; null while there is too little history to say. */
export type UsualCount = { count: number | null; days: number };

export const usualDays = 14;
/** With less history, one odd day would decide what is usual. */
export const leastUsualDays = 5;

const hourSeconds = 3600;
const dayMilliseconds = 86_400_000;

/** The same hour of each of the last days, latest first; only those that began after the service was first heard. */
export function listUsualHours(at: Date, first_heard_at: Date | null): Date[] {
  if (first_heard_at === null) return [];
  const hour = Math.floor(at.getTime() / (hourSeconds * 1000)) * hourSeconds * 1000;
  return Array.from({ length: usualDays }, (_, day) => hour - (day + 1) * dayMilliseconds)
    .filter((time) => time >= first_heard_at.getTime())
    .map((time) => new Date(time));
}

/** The median of what whole hours held, as far as a window of an hour goes. */
export function deriveUsual(hours: number[], window_seconds: number): UsualCount {
  const days = hours.length;
  if (days < leastUsualDays) return { count: null, days };
  const sorted = hours.toSorted((one, other) => one - other);
  const middle = days / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? 0;
  return { count: (((low + high) / 2) * window_seconds) / hourSeconds, days };
}
