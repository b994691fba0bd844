import type { RecordKeyRow } from "#lib/issues/internal/sql/insert-record-keys.ts";
import type { Statements } from "#lib/platform/statements.ts";

/** With which references were these event ids stored? */
export async function findRecordKeys(
  statements: Statements,
  keys: { service_id: number; event_id: string }[],
): Promise<RecordKeyRow[]> {
  return statements.query`
    SELECT r.service_id, r.event_id::text, r.reference
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS k(service_id int, event_id uuid)
    JOIN record_keys r ON r.service_id = k.service_id AND r.event_id = k.event_id`;
}
