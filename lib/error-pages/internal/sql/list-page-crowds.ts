import type { Database } from "#lib/platform/database.ts";

/** The sketches of the people who saw a page in the hours of a time. */
export function listPageCrowds(
  database: Database,
  { service_id, from, to }: { service_id: number | null; from: Date; to: Date },
): Promise<{ term: string; sketch: Uint8Array }[]> {
  return database.$queryRaw<{ term: string; sketch: Uint8Array }[]>`
    SELECT term, sketch
    FROM error_page_crowds
    WHERE (${service_id === null} OR service_id = ${service_id}::int)
      AND bucket > ${from}::timestamptz - interval '1 hour' AND bucket < ${to}::timestamptz`;
}
