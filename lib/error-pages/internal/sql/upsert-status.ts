import type { PublicState } from "#lib/error-pages/schemas.ts";
import type { Database } from "#lib/platform/database.ts";

/**
 * Writes a service's public state; as long as the trouble lasts, and when it is over, `since` stays the moment it was
 * noticed. Of a service that was deleted meanwhile nothing is written.
 */
export function upsertStatus(
  database: Database,
  status: { service_id: number; state: PublicState; since: Date },
): Promise<number> {
  const { service_id, state, since } = status;
  return database.$executeRaw`
    INSERT INTO error_page_statuses AS stored (service_id, state, since, updated_at)
    SELECT id, ${state}, ${since}::timestamptz, clock_timestamp() FROM services WHERE id = ${service_id}
    ON CONFLICT (service_id) DO UPDATE SET
      state = excluded.state,
      since = CASE
        WHEN excluded.state <> 'fine' AND (stored.state NOT IN ('fine', 'back')
          OR stored.state = 'back' AND excluded.state = 'back')
        THEN least(stored.since, excluded.since) ELSE excluded.since END,
      updated_at = excluded.updated_at`;
}
