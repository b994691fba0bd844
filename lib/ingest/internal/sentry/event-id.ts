import { createHash } from "node:crypto";
import { dashedUuid } from "#lib/ingest/dashed-uuid.ts";
import { textOf } from "#lib/ingest/internal/sentry/loose.ts";
import { newEventId } from "#lib/ingest/new-event-id.ts";
import { Problem } from "#lib/platform/errors.ts";

const pattern = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/**
 * The id of an event as a UUID: the envelope's where it is one, else the payload's, else a new one; also for the nil
 * UUID. Throws `unreadable-body` where only ids that are none were sent: a retry would count twice.
 */
export function readEventId(ofEnvelope: unknown, ofPayload: unknown): string {
  const given = [ofEnvelope, ofPayload].flatMap((id) => textOf(id) ?? []);
  if (given.length === 0) return newEventId();
  const id = given.find((text) => pattern.test(text.trim()));
  if (id === undefined) {
    throw new Problem("unreadable-body", "event_id is not 32 hexadecimal digits or a UUID.");
  }
  const hex = id.trim().replaceAll("-", "").toLowerCase();
  return /^0+$/.test(hex) ? newEventId() : dashedUuid(hex);
}

/** The UUID in a text, or null. */
export function readUuid(value: unknown): string | null {
  const text = textOf(value)?.trim() ?? "";
  return pattern.test(text) ? dashedUuid(text.replaceAll("-", "").toLowerCase()) : null;
}

/** The same UUID for the same bytes, so that what comes twice counts once. */
export function deriveUuid(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return dashedUuid(hash.digest("hex"));
}
