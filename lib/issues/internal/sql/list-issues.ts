import { Prisma } from "#generated/client.ts";
import { fitsFilter, type IssueConditions } from "#lib/issues/internal/sql/issue-conditions.ts";
import { type IssueSort, mostUsers } from "#lib/issues/schemas.ts";
import type { Database } from "#lib/platform/database.ts";

type Page = {
  sort: IssueSort;
  after: { value: string; id: string } | null;
  limit: number;
};

export type IssueRow = {
  id: string;
  service: string;
  service_id: number;
  environment: string;
  environments: string[];
  error_code: string;
  title: string;
  level: string;
  state: string;
  count: number;
  users: number;
  first_seen: Date;
  last_seen: Date;
  fingerprint: string;
  why: string;
  related: string | null;
  merged: number;
  assignee_id: string | null;
  assignee_name: string | null;
  muted_until: Date | null;
  muted_to_count: number | null;
  muted_until_regression: boolean;
};

const sorts = {
  last_seen: { column: Prisma.sql`i.last_seen`, cast: Prisma.sql`timestamptz` },
  first_seen: { column: Prisma.sql`i.first_seen`, cast: Prisma.sql`timestamptz` },
  count: { column: Prisma.sql`i.count`, cast: Prisma.sql`bigint` },
};

/** Which issues match, the largest of the sorted value first? */
export function listIssueRows(
  database: Database,
  filter: IssueConditions,
  page: Page,
): Promise<IssueRow[]> {
  return selectRows(database, fitsFilter(filter), page);
}

/** Which issue has this id, or counts for the one that has it? */
export async function findIssueRow(database: Database, id: string): Promise<IssueRow | null> {
  const [row] = await selectRows(
    database,
    Prisma.sql`i.merged_into IS NULL AND i.count > 0
      AND i.id = (SELECT coalesce(m.merged_into, m.id) FROM issues m WHERE m.id = ${id}::uuid)`,
    { sort: "last_seen", after: null, limit: 1 },
  );
  return row ?? null;
}

/** Which issues of any service share the coarse key, seen last first? */
export function listRelatedRows(
  database: Database,
  { related, limit }: { related: string; limit: number },
): Promise<IssueRow[]> {
  const condition = Prisma.sql`i.merged_into IS NULL AND i.count > 0 AND i.related = ${related}`;
  return selectRows(database, condition, { sort: "last_seen", after: null, limit });
}

function selectRows(
  database: Database,
  condition: Prisma.Sql,
  { sort, after, limit }: Page,
): Promise<IssueRow[]> {
  const { column, cast } = sorts[sort];
  const beyond = after
    ? Prisma.sql`AND (${column}, i.id) < (${after.value}::text::${cast}, ${after.id}::uuid)`
    : Prisma.empty;
  return database.$queryRaw`
    SELECT i.id::text, s.name AS service, i.service_id, i.environment, i.environments, i.error_code, i.title,
           i.level, i.state, i.count::float8 AS count, i.first_seen, i.last_seen, i.fingerprint, i.why,
           i.related,
           (SELECT least(count(*), ${mostUsers})::int FROM (
              SELECT DISTINCT known.user_hash
              FROM issues m, LATERAL (
                SELECT u.user_hash FROM issue_users u WHERE u.service_id = m.service_id AND u.issue_id = m.id
                ORDER BY u.user_hash LIMIT ${mostUsers}) AS known
              WHERE m.service_id = i.service_id AND (m.id = i.id OR m.merged_into = i.id)) AS met) AS users,
           (SELECT count(*)::int FROM issues m
            WHERE m.service_id = i.service_id AND m.merged_into = i.id) AS merged,
           i.assignee_id::text, coalesce(a.name, a.email) AS assignee_name, i.muted_until,
           i.muted_to_count::float8 AS muted_to_count, i.muted_until_regression
    FROM issues i JOIN services s ON s.id = i.service_id LEFT JOIN users a ON a.id = i.assignee_id
    WHERE ${condition} ${beyond}
    ORDER BY ${column} DESC, i.id DESC
    LIMIT ${limit}`;
}
