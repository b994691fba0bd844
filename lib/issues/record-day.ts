const hour = 3_600_000;
const day = 24 * hour;
/** A record that was kept when its transaction began must find its partition when it ends, on any host's clock. */
const grace = hour;

let latest = { number: Number.NaN, name: "" };

/** The UTC day of a time, `2026-11-22`: which partition of `records` it belongs to. Mostly it is the day of the last. */
export function dayOf(time: Date): string {
  const number = Math.floor(time.getTime() / day);
  if (number !== latest.number) latest = { number, name: time.toISOString().slice(0, 10) };
  return latest.name;
}

/** The start of the oldest day of which something is within the retention. */
export function oldestKeptDay(now: Date, retentionDays: number): Date {
  return startOfDay(new Date(now.getTime() - retentionDays * day));
}

/** Days that end at or before this time may be dropped: an hour after the last moment of theirs left the retention. */
export function dropBefore(now: Date, retentionDays: number): Date {
  return oldestKeptDay(new Date(now.getTime() - grace), retentionDays);
}

/** Midnight in UTC before or at a time. */
export function startOfDay(time: Date): Date {
  return new Date(Math.floor(time.getTime() / day) * day);
}

/**
 * The time that a record is stored under: its own, or now where its day is out of the retention by now (before the
 * `oldest` kept day), because it waited for the database since it was accepted.
 */
export function keptTime(timestamp: Date, now: Date, oldest: Date): Date {
  return timestamp < oldest ? now : timestamp;
}
