import type { FeedbackRow } from "#lib/issues/internal/sql/list-feedback.ts";
import type { Database } from "#lib/platform/database.ts";

/** What did people write of a service, whether a record of theirs is known or not? The newest hundred. */
export async function listServiceFeedbackRows(
  database: Database,
  service_id: number,
): Promise<FeedbackRow[]> {
  return database.$queryRaw`
    SELECT id::text, event_id::text, reference, name, email, message, page_kind, language, created_at
    FROM feedback
    WHERE service_id = ${service_id}
    ORDER BY created_at DESC, id
    LIMIT 100`;
}
