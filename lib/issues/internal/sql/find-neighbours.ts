import type { IssuePlace, RecordPlace } from "#lib/issues/internal/sql/pick-record.ts";
import type { Database } from "#lib/platform/database.ts";

/** Which records of these issues stand before and behind this one? */
export async function findNeighbours(
  database: Database,
  { id, timestamp }: RecordPlace,
  { service_id, issues, from }: IssuePlace,
): Promise<{ newer: string | null; older: string | null }> {
  const [found] = await database.$queryRaw<[{ newer: string | null; older: string | null }]>`
    SELECT (
      SELECT next.id::text FROM unnest(${issues}::uuid[]) AS m(issue_id), LATERAL (
        SELECT r.id, r.timestamp FROM records r
        WHERE r.service_id = ${service_id} AND r.issue_id = m.issue_id AND r.timestamp >= ${timestamp}
          AND (r.timestamp, r.id) > (${timestamp}::timestamptz, ${id}::uuid)
        ORDER BY r.timestamp, r.id LIMIT 1) AS next
      ORDER BY next.timestamp, next.id LIMIT 1
    ) AS newer, (
      SELECT next.id::text FROM unnest(${issues}::uuid[]) AS m(issue_id), LATERAL (
        SELECT r.id, r.timestamp FROM records r
        WHERE r.service_id = ${service_id} AND r.issue_id = m.issue_id AND r.timestamp BETWEEN ${from} AND ${timestamp}
          AND (r.timestamp, r.id) < (${timestamp}::timestamptz, ${id}::uuid)
        ORDER BY r.timestamp DESC, r.id DESC LIMIT 1) AS next
      ORDER BY next.timestamp DESC, next.id DESC LIMIT 1
    ) AS older`;
  return found;
}
