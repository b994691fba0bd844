import type { FeedbackRow } from "#lib/issues/internal/sql/list-feedback.ts";
import type { Database } from "#lib/platform/database.ts";

/** What did people write of a service, whether a record of theirs is known or not? The newest hundred. */
export async function listServiceFeedbackRows(
  database: Database,
  service_id: number,
): Promise<FeedbackRow[]> {
  return database.$queryRaw`
    SELECT f.id::text, f.event_id::text, coalesce(k.reference, f.reference) AS reference, f.name, f.email,
      f.message, f.page_kind, f.language, f.created_at
    FROM feedback f LEFT JOIN record_keys k ON k.service_id = f.service_id AND k.event_id = f.event_id
    WHERE f.service_id = ${service_id}
    ORDER BY f.created_at DESC, f.id
    LIMIT 100`;
}
