import { randomUUID } from "node:crypto";

/**
 * An id for a record that brings none: a UUID of version 7 (RFC 9562, 5.7), so that what arrives together stands together
 * in the index of ids, however many records there are.
 */
export function newEventId(arrival: Date = new Date()): string {
  const time = arrival.getTime().toString(16).padStart(12, "0");
  const random = randomUUID();
  // What follows the digit of the version is random but for the variant, which both versions share.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
