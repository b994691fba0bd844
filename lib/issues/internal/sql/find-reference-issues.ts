import type { Database } from "#lib/platform/database.ts";

/** In which issues are the records with one of these references? */
export async function findReferenceIssues(
  database: Database,
  references: string[],
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT coalesce(i.merged_into, i.id)::text AS id
    FROM records r JOIN issues i ON i.service_id = r.service_id AND i.id = r.issue_id
    WHERE r.reference = ANY(${references}::text[])`;
  return rows.map(({ id }) => id);
}
