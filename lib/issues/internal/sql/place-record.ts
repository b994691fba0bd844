import type { IssuePlace, RecordPlace } from "#lib/issues/internal/sql/pick-record.ts";
import type { Database } from "#lib/platform/database.ts";

/** Which record of these issues has this id? */
export async function placeRecord(
  database: Database,
  id: string,
  { service_id, issues, from }: IssuePlace,
): Promise<RecordPlace | null> {
  const [found] = await database.$queryRaw<RecordPlace[]>`
    SELECT r.id::text, r.timestamp FROM record_keys k JOIN records r
      ON r.service_id = k.service_id AND r.reference = k.reference AND r.id = k.event_id
    WHERE k.service_id = ${service_id} AND k.event_id = ${id}::uuid AND r.issue_id = ANY(${issues}::uuid[])
      AND r.timestamp >= ${from}
    LIMIT 1`;
  return found ?? null;
}
