import type { Database } from "#lib/platform/database.ts";

export type DueThread = { channel_id: string; thread: string; incident_id: string | null };

/** Open threads whose next update may leave now, at most `most`. */
export function listDueThreads(database: Database, most: number): Promise<DueThread[]> {
  return database.$queryRaw<DueThread[]>`
    SELECT channel_id, thread, incident_id FROM notice_threads
    WHERE update_at <= clock_timestamp() AND closed_at IS NULL
    ORDER BY update_at LIMIT ${most}::int`;
}
