import { readTimestamp } from "#lib/ingest/timestamp.ts";

/** What every item of a request shares. */
export type Arrival = {
  at: Date;
  retentionDays: number;
  /** How far the sender's clock is behind ours, in milliseconds; 0 where it is about right or not told. */
  clockDrift: number;
};

const toleratedDrift = 60_000;
const end = new Date("9999-12-31T00:00:00Z");
const sinceBefore1970 = 4_000_000;

/** How far behind ours the clock is that wrote `sent_at` as it sent the envelope; below a minute it is the network. */
export function measureDrift(sentAt: unknown, at: Date): number {
  const sent = readAnyTime(sentAt);
  const drift = sent ? at.getTime() - sent.getTime() : 0;
  return Math.abs(drift) > toleratedDrift ? drift : 0;
}

/** When it happened by our clock; `reported` is what was sent, where that is not the time that is kept. */
export function readEventTime(
  reported: unknown,
  { at, retentionDays, clockDrift }: Arrival,
): { timestamp: Date; reported?: unknown } {
  const time = readAnyTime(reported);
  if (time === null || clockDrift === 0) return readTimestamp(reported, at, retentionDays);
  const corrected = (time.getTime() + clockDrift) / 1000;
  return { reported, timestamp: readTimestamp(corrected, at, retentionDays).timestamp };
}

function readAnyTime(value: unknown): Date | null {
  if (value === undefined || value === null || value === "") return null;
  const read = readTimestamp(value, end, sinceBefore1970);
  return "reported" in read ? null : read.timestamp;
}
