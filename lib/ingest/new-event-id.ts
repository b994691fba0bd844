import { randomUUID } from "node:crypto";

/**
 * An id for a record that brings none: a UUID of version 7 (RFC 9562, 5.7), so that what arrives together stands together
 * in the index of ids, however many records there are.
 */
export function newEventId(arrival: Date = new Date()): string {
  const at = arrival.getTime();
  if (latest.at !== at) latest = { at, start: startAt(at) };
  // What follows the digit of the version is random but for the variant, which both versions share.
  return latest.start + randomUUID().slice(15);
}

/** Under a storm many ids are of the same millisecond. */
let latest = { at: Number.NaN, start: "" };

function startAt(at: number): string {
  const time = at.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7`;
}
