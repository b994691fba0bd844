import type { Statements } from "#lib/platform/statements.ts";

export type RecordKeyRow = { service_id: number; event_id: string; reference: string };

/** Which of these event ids are new? Inserts them and answers the new ones. Rows come in key order: no deadlocks. */
export async function insertRecordKeys(
  statements: Statements,
  keys: RecordKeyRow[],
): Promise<{ service_id: number; event_id: string }[]> {
  return statements.query`
    INSERT INTO record_keys (service_id, event_id, reference, created_at)
    SELECT service_id, event_id, reference, statement_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS k(service_id int, event_id uuid, reference text)
    ORDER BY service_id, event_id
    ON CONFLICT DO NOTHING
    RETURNING service_id, event_id::text`;
}
