import type { Database } from "#lib/platform/database.ts";

/** A service that gives every record the same request id must not make this read all its records. */
const mostRecords = 5000;

/** In which issues are records with one of these references? Looks at 5,000 of them at most. */
export async function findReferenceIssues(
  database: Database,
  references: string[],
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT coalesce(i.merged_into, i.id)::text AS id
    FROM (
      SELECT DISTINCT service_id, issue_id FROM (
        SELECT service_id, issue_id FROM records WHERE reference = ANY(${references}::text[])
        LIMIT ${mostRecords}) AS read) AS found
    JOIN issues i ON i.service_id = found.service_id AND i.id = found.issue_id`;
  return rows.map(({ id }) => id);
}
