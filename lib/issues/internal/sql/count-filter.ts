import { mostCounted } from "#lib/issues/capped-count.ts";
import { fitsFilter, type IssueConditions } from "#lib/issues/internal/sql/issue-conditions.ts";
import type { Database } from "#lib/platform/database.ts";

/** How many issues match? One more than is told means more. */
export async function countFilter(database: Database, filter: IssueConditions): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::float8 AS count FROM (
      SELECT FROM issues i JOIN services s ON s.id = i.service_id
      WHERE ${fitsFilter(filter)}
      LIMIT ${mostCounted + 1}
    ) AS found`;
  return row?.count ?? 0;
}
