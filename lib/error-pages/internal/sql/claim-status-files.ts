import type { Database } from "#lib/platform/database.ts";

export type ClaimedFile = {
  export_id: string;
  service_id: number;
  tries: number;
  export: string;
  url: string;
  sealed: string | null;
  allow_private: boolean;
  service: string;
  body: string;
};

/**
 * Claims up to `limit` files that some place does not have as they are now. A claim lasts as long as the back-off of its
 * try: 5 s, doubled each time up to 5 min; nobody else tries the same file meanwhile.
 * What was read before somebody else put a file is not claimed: it may be older than what is there.
 */
export function claimStatusFiles(
  database: Database,
  files: readonly { service_id: number; body: string; read_at: Date }[],
  limit: number,
): Promise<ClaimedFile[]> {
  return database.$queryRaw<ClaimedFile[]>`
    WITH wanted AS (
      SELECT service_id, body, read_at FROM jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
        AS file(service_id int, body text, read_at timestamptz)
    ), claimed AS (
      INSERT INTO status_export_files AS file (service_id, export_id, tries, next_try_at)
      SELECT service.id, export.id, 1, clock_timestamp() + interval '5 seconds'
      FROM status_exports export
      CROSS JOIN wanted
      JOIN services service ON service.id = wanted.service_id
      LEFT JOIN status_export_files known ON known.service_id = wanted.service_id AND known.export_id = export.id
      WHERE known.body IS DISTINCT FROM wanted.body AND coalesce(known.next_try_at <= clock_timestamp(), TRUE)
        AND coalesce(known.exported_at <= wanted.read_at + interval '1 millisecond', TRUE)
      ORDER BY known.next_try_at NULLS FIRST
      LIMIT ${limit}
      ON CONFLICT (service_id, export_id) DO UPDATE SET
        tries = file.tries + 1,
        next_try_at = clock_timestamp() + least(300, 5 * power(2, least(file.tries, 10))) * interval '1 second'
      WHERE file.next_try_at <= clock_timestamp()
      RETURNING file.service_id, file.export_id, file.tries
    )
    SELECT claimed.service_id, claimed.export_id, claimed.tries, export.name AS export, export.url, export.sealed,
      export.allow_private, service.name AS service, wanted.body
    FROM claimed
    JOIN status_exports export ON export.id = claimed.export_id
    JOIN services service ON service.id = claimed.service_id
    JOIN wanted ON wanted.service_id = claimed.service_id`;
}
