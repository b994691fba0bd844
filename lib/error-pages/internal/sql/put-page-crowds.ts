import type { CrowdRow } from "#lib/error-pages/page-counts.ts";
import type { Database } from "#lib/platform/database.ts";

/** Puts sketches in place of what an earlier batch of the same process stored of them. */
export function putPageCrowds(database: Database, crowds: CrowdRow[]): Promise<number> {
  const rows = crowds.map(({ sketch, ...crowd }) => ({
    ...crowd,
    sketch: Buffer.from(sketch).toString("base64"),
  }));
  return database.$executeRaw`
    INSERT INTO error_page_crowds (service_id, bucket, term, sketch)
    SELECT service.id, new.bucket, new.term, decode(new.sketch, 'base64')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS new(service text, bucket timestamptz, term text, sketch text)
    JOIN services service ON service.name = new.service
    ORDER BY 1, 2, 3
    ON CONFLICT (service_id, bucket, term) DO UPDATE SET sketch = excluded.sketch`;
}
