import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import { packRecords } from "#lib/ingest/internal/spooled.ts";
import { insertDeadLetter } from "#lib/ingest/internal/sql/insert-dead-letter.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import type { Context } from "#lib/platform/context.ts";

/** Keeps a record that the database refuses among the dead letters, where the API shows it and can replay it. */
export async function buryRecord(
  context: Context,
  record: PlacedRecord,
  reason: unknown,
): Promise<StoreOutcome> {
  context.log.error({ err: reason, event_id: record.event_id }, "a record became a dead letter");
  const { service, event_id, request_id } = record;
  await insertDeadLetter(context.database, {
    service,
    event_id,
    payload: packRecords([record], record.received_at ?? context.now()),
    reason: describe(reason),
  });
  return { outcome: "set-aside", id: event_id, reference: deriveReference(request_id ?? event_id) };
}

/** The database's word for it; its messages may hold the record's own text. */
function describe(reason: unknown): string {
  const code = reason instanceof Error && "code" in reason ? String(reason.code) : "";
  return code ? `PostgreSQL refuses it (SQLSTATE ${code}).` : "It cannot be stored.";
}
