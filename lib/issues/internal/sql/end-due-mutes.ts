import type { Database } from "#lib/platform/database.ts";

const atOnce = 500;

/** Ends the mutes that are due at this time, at most 500 of them, and keeps an event of each: which issues are they of? */
export async function endDueMutes(
  database: Database,
  now: Date,
): Promise<{ service_id: number; id: string }[]> {
  return database.$queryRaw`
    WITH due AS (
      SELECT service_id, id,
             coalesce(muted_until <= ${now}, false) OR coalesce(count >= muted_to_count, false) AS opens
      FROM issues
      WHERE state = 'muted' AND merged_into IS NULL AND (
        muted_until <= ${now} OR count >= muted_to_count
        OR muted_until_regression AND greatest(last_seen, state_changed_at) <= ${now}::timestamptz - interval '1 day')
      ORDER BY service_id, id
      LIMIT ${atOnce}
      FOR UPDATE SKIP LOCKED
    ), ended AS (
      UPDATE issues i SET
        state = CASE WHEN due.opens THEN 'open' ELSE 'resolved' END, state_changed_at = ${now},
        muted_until = NULL, muted_to_count = NULL, muted_until_regression = false
      FROM due WHERE i.service_id = due.service_id AND i.id = due.id
      RETURNING i.service_id, i.id, due.opens
    ), kept AS (
      INSERT INTO issue_events (service_id, issue_id, at, kind)
      SELECT service_id, id, ${now}, CASE WHEN opens THEN 'unmuted' ELSE 'settled' END FROM ended
      ON CONFLICT DO NOTHING
    )
    SELECT service_id, id::text FROM ended`;
}
