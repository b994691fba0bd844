import type { CountRow } from "#lib/error-pages/page-counts.ts";
import type { Database } from "#lib/platform/database.ts";

/** Adds counts to those that are there; of services that are gone, none. */
export function addPageCounts(database: Database, counts: CountRow[]): Promise<number> {
  return database.$executeRaw`
    INSERT INTO error_page_counts AS stored (service_id, bucket, event, kind, language, count)
    SELECT service.id, new.bucket, new.event, new.kind, new.language, new.count
    FROM jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      AS new(service text, bucket timestamptz, event text, kind text, language text, count bigint)
    JOIN services service ON service.name = new.service
    ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (service_id, bucket, event, kind, language)
    DO UPDATE SET count = stored.count + excluded.count`;
}
