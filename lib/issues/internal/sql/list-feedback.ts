import type { Database } from "#lib/platform/database.ts";

export type FeedbackRow = {
  id: string;
  event_id: string | null;
  reference: string | null;
  name: string | null;
  email: string | null;
  message: string;
  page_kind: string | null;
  language: string | null;
  created_at: Date;
};

/**
 * What was written by people whose record is in this issue, or in one merged into it? The newest hundred. A record that
 * came after what was written about it has a reference that could not be known then.
 */
export async function listFeedbackRows(
  database: Database,
  issue: { service_id: number; id: string },
): Promise<FeedbackRow[]> {
  return database.$queryRaw`
    SELECT f.id::text, f.event_id::text, coalesce(k.reference, f.reference) AS reference, f.name, f.email, f.message, f.page_kind, f.language,
      f.created_at
    FROM feedback f LEFT JOIN record_keys k ON k.service_id = f.service_id AND k.event_id = f.event_id
    WHERE f.service_id = ${issue.service_id} AND EXISTS (
      SELECT FROM records r
      WHERE r.service_id = f.service_id AND r.reference = coalesce(k.reference, f.reference)
        AND (f.event_id IS NULL OR r.id = f.event_id)
        AND r.issue_id = ANY(ARRAY(SELECT id FROM issues
          WHERE service_id = ${issue.service_id} AND (id = ${issue.id}::uuid OR merged_into = ${issue.id}::uuid))))
    ORDER BY f.created_at DESC, f.id
    LIMIT 100`;
}
