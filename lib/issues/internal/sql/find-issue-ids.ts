import { fitsFilter, type IssueConditions } from "#lib/issues/internal/sql/issue-conditions.ts";
import type { Database } from "#lib/platform/database.ts";

/** Which issues match, seen last first? */
export async function findIssueIds(
  database: Database,
  filter: IssueConditions,
  limit: number,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT i.id::text FROM issues i JOIN services s ON s.id = i.service_id
    WHERE ${fitsFilter(filter)}
    ORDER BY i.last_seen DESC, i.id DESC
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
