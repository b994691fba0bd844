const minute = 60_000;
const day = 86_400_000;
const tolerance = 5 * minute;
const rfc3339 =
  /^\d{4}-\d{2}-\d{2}[T ](?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const epoch = /^\d{9,20}(?:\.\d+)?$/;
/** Epoch seconds reach this in the year 5138; milliseconds passed it in 1973. Likewise for the finer units. */
const millisecondsFrom = 1e11;
const microsecondsFrom = 1e14;
const nanosecondsFrom = 1e17;

/**
 * The event's time: what was reported when it is readable, within the retention and at most five minutes ahead;
 * else the arrival. `reported` is kept when it was not used.
 */
export function readTimestamp(
  reported: unknown,
  arrival: Date,
  retentionDays: number,
): { timestamp: Date; reported?: unknown } {
  if (reported === undefined || reported === null || reported === "") return { timestamp: arrival };
  const time = parseTime(reported);
  const oldest = arrival.getTime() - retentionDays * day;
  if (time === null || time < oldest || time > arrival.getTime() + tolerance) {
    return { timestamp: arrival, reported };
  }
  return { timestamp: new Date(time) };
}

function parseTime(reported: unknown): number | null {
  if (typeof reported === "number") return fromEpoch(reported);
  if (typeof reported !== "string") return null;
  const text = reported.trim();
  const parts = rfc3339.exec(text);
  if (!parts) return epoch.test(text) ? fromEpoch(Number(text)) : null;
  if (!isOnCalendar(text)) return null;
  // Python's isoformat and many loggers leave the zone out; UTC is what the API speaks.
  const zoned = parts[1] === undefined ? `${text}Z` : text;
  const time = Date.parse(zoned.replace(" ", "T"));
  return Number.isNaN(time) ? null : time;
}

const thirtyDays: ReadonlySet<number> = new Set([4, 6, 9, 11]);

/** Whether the month has that day: Date.parse takes 30 February for 2 March. */
function isOnCalendar(time: string): boolean {
  const month = Number(time.slice(5, 7));
  const dayOfMonth = Number(time.slice(8, 10));
  if (month < 1 || month > 12 || dayOfMonth < 1) return false;
  if (month !== 2) return dayOfMonth <= (thirtyDays.has(month) ? 30 : 31);
  return dayOfMonth <= (isLeap(Number(time.slice(0, 4))) ? 29 : 28);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function fromEpoch(value: number): number | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  if (value < millisecondsFrom) return Math.round(value * 1000);
  if (value < microsecondsFrom) return Math.round(value);
  return Math.round(value < nanosecondsFrom ? value / 1000 : value / 1_000_000);
}
