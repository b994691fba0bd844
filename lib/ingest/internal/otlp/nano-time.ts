import { readTimestamp } from "#lib/ingest/timestamp.ts";

/** What is kept of a time that is none. */
const longest = 40;
export type Arrival = { at: Date; retentionDays: number };

/** Nanoseconds since 1970 as they were sent, text or number; null where there are none, or zero, which means unknown. */
export function readNanoseconds(sent: unknown): string | null {
  if (typeof sent === "number" && Number.isFinite(sent) && sent !== 0) {
    return BigInt(Math.trunc(sent)).toString().slice(0, longest);
  }
  if (typeof sent !== "string") return null;
  const text = sent.trim().slice(0, longest);
  return /^0*$/.test(text) ? null : text;
}

/** The time of an occurrence: the first that was sent, by the rules of `readTimestamp`; else the arrival. */
export function readNanoTime(
  sent: unknown[],
  { at, retentionDays }: Arrival,
): { timestamp: Date; reported?: string } {
  const reported = sent.map(readNanoseconds).find((time) => time !== null);
  if (!reported) return { timestamp: at };
  const time = readTimestamp(toText(reported), at, retentionDays);
  return "reported" in time
    ? { timestamp: time.timestamp, reported }
    : { timestamp: time.timestamp };
}

/** As RFC 3339, because a bare number could be taken for seconds. */
function toText(nanoseconds: string): string {
  if (!/^\d{1,20}$/.test(nanoseconds)) return nanoseconds;
  return new Date(Number(BigInt(nanoseconds) / 1_000_000n)).toISOString();
}
