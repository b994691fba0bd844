import { Prisma } from "#generated/client.ts";
import type { IssueSort } from "#lib/issues/schemas.ts";
import type { Database } from "#lib/platform/database.ts";

export type IssueFilter = {
  /** An issue that was merged stands for the one that counts for it. */
  id?: string;
  /** The coarse key that issues of any service share. */
  related?: string;
  service?: string | undefined;
  environment?: string | undefined;
  error_code?: string | undefined;
  state?: string | undefined;
  /** A user's id, or `nobody`. */
  assignee?: string | undefined;
  q?: string | undefined;
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
export async function listIssueRows(database: Database, filter: IssueFilter): Promise<IssueRow[]> {
  const { column, cast } = sorts[filter.sort];
  const conditions = [
    Prisma.sql`i.merged_into IS NULL AND i.count > 0`,
    filter.id &&
      Prisma.sql`i.id = (SELECT coalesce(m.merged_into, m.id) FROM issues m WHERE m.id = ${filter.id}::uuid)`,
    filter.related && Prisma.sql`i.related = ${filter.related}`,
    filter.service && Prisma.sql`s.name = ${filter.service}`,
    filter.environment && Prisma.sql`${filter.environment} = ANY(i.environments)`,
    filter.error_code && Prisma.sql`i.error_code = ${filter.error_code}`,
    filter.state && Prisma.sql`i.state = ${filter.state}`,
    filter.assignee &&
      (filter.assignee === "nobody"
        ? Prisma.sql`i.assignee_id IS NULL`
        : Prisma.sql`i.assignee_id = ${filter.assignee}::uuid`),
    filter.q && Prisma.sql`strpos(lower(i.title || ' ' || i.error_code), lower(${filter.q})) > 0`,
    filter.after &&
      Prisma.sql`(${column}, i.id) < (${filter.after.value}::text::${cast}, ${filter.after.id}::uuid)`,
  ].filter((condition) => typeof condition === "object" && condition !== null);
  return database.$queryRaw`
    SELECT i.id::text, s.name AS service, i.service_id, i.environment, i.environments, i.error_code, i.title,
           i.level, i.state, i.count::float8 AS count, i.first_seen, i.last_seen, i.fingerprint, i.why,
           i.related,
           (SELECT count(DISTINCT u.user_hash)::int FROM issue_users u
            WHERE u.service_id = i.service_id AND u.issue_id IN (
              SELECT m.id FROM issues m
              WHERE m.service_id = i.service_id AND (m.id = i.id OR m.merged_into = i.id))) AS users,
           (SELECT count(*)::int FROM issues m
            WHERE m.service_id = i.service_id AND m.merged_into = i.id) AS merged,
           i.assignee_id::text, coalesce(a.name, a.email) AS assignee_name, i.muted_until,
           i.muted_to_count::float8 AS muted_to_count, i.muted_until_regression
    FROM issues i JOIN services s ON s.id = i.service_id LEFT JOIN users a ON a.id = i.assignee_id
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${column} DESC, i.id DESC
    LIMIT ${filter.limit}`;
}
