import { Prisma } from "#generated/client.ts";
import type { Source } from "#lib/insights/bucket.ts";
import { rollupsOf } from "#lib/insights/internal/sql/rollups-of.ts";
import type { GroupBy } from "#lib/insights/schemas.ts";
import type { Database } from "#lib/platform/database.ts";

export type BucketFilter = {
  service?: string | undefined;
  environment?: string | undefined;
  error_code?: string | undefined;
  issue?: string | undefined;
  /** Any of these; an empty list lets all through. */
  values?: Record<"service" | "environment" | "error_code" | "level", string[]> | undefined;
  /** On the issue `i` of a service `s`; needs the rollups of issues. */
  condition?: Prisma.Sql | undefined;
  from: Date;
  to: Date;
  source: Source;
  width: number;
  group_by: Exclude<GroupBy, "outcome">;
  /** Series of their own; the rest is one series, `OTHER`. */
  most: number;
};

const keys = {
  service: Prisma.sql`s.name`,
  error_code: Prisma.sql`r.error_code`,
  level: Prisma.sql`r.level`,
};

const noValues = { service: [], environment: [], error_code: [], level: [] };
const columns = {
  ...keys,
  environment: Prisma.sql`r.environment`,
};

function anyOf(values: BucketFilter["values"] = noValues): Prisma.Sql[] {
  const { service, environment, error_code, level } = values;
  return [
    { column: columns.service, list: service },
    { column: columns.environment, list: environment },
    { column: columns.error_code, list: error_code },
    { column: columns.level, list: level },
  ]
    .filter(({ list }) => list.length > 0)
    .map(({ column, list }) => Prisma.sql`${column} = ANY(${list}::text[])`);
}

/** Of the issue, or of one that was merged into it. */
function isOfIssue(id: string): Prisma.Sql {
  const service = Prisma.sql`(SELECT service_id FROM issues WHERE id = ${id}::uuid)`;
  return Prisma.sql`r.service_id = ${service}
    AND r.issue_id = ANY(ARRAY(
      SELECT id FROM issues WHERE service_id = ${service} AND (id = ${id}::uuid OR merged_into = ${id}::uuid)))`;
}

const joinServices = Prisma.sql`JOIN services s ON s.id = r.service_id`;

/**
 * Thousands of rows are added up: what need not be looked up for each is not. What a service counted that was just deleted
 * is therefore in until the worker has taken its rollups away.
 */
function namesServices({ group_by, service, values = noValues }: BucketFilter): boolean {
  return group_by === "service" || service !== undefined || values.service.length > 0;
}

function bucketOf({ width, source }: BucketFilter): Prisma.Sql {
  if (width === source.resolution) return Prisma.sql`r.bucket`;
  return Prisma.sql`date_bin(make_interval(secs => ${width}), r.bucket, 'epoch'::timestamptz)`;
}

/** How many records fell into each bucket, by service, code or level? Empty buckets have no row. */
export async function countByBucket(
  database: Database,
  filter: BucketFilter,
): Promise<{ key: string; bucket: Date; count: number }[]> {
  const conditions = [
    Prisma.sql`r.resolution = ${filter.source.resolution}`,
    Prisma.sql`r.bucket >= ${filter.from}`,
    Prisma.sql`r.bucket < ${filter.to}`,
    filter.service && Prisma.sql`s.name = ${filter.service}`,
    filter.environment && Prisma.sql`r.environment = ${filter.environment}`,
    filter.error_code && Prisma.sql`r.error_code = ${filter.error_code}`,
    filter.issue && isOfIssue(filter.issue),
    ...anyOf(filter.values),
    filter.condition &&
      Prisma.sql`(r.service_id, r.issue_id) IN (
        SELECT m.service_id, m.id FROM issues m
        JOIN issues i ON i.service_id = m.service_id AND i.id = coalesce(m.merged_into, m.id)
        JOIN services s ON s.id = i.service_id
        WHERE ${filter.condition})`,
  ].filter((condition) => typeof condition === "object");
  return database.$queryRaw`
    WITH counted AS (
      SELECT ${keys[filter.group_by]} AS key, ${bucketOf(filter)} AS bucket, sum(r.count) AS count
      FROM ${rollupsOf(filter.source)} r ${namesServices(filter) ? joinServices : Prisma.empty}
      WHERE ${Prisma.join(conditions, " AND ")}
      GROUP BY 1, 2
    ), most_frequent AS (
      SELECT key FROM counted GROUP BY key ORDER BY sum(count) DESC, key LIMIT ${filter.most}
    )
    SELECT CASE WHEN key IN (SELECT key FROM most_frequent) THEN key ELSE 'OTHER' END AS key, bucket,
           sum(count)::float8 AS count
    FROM counted
    GROUP BY 1, 2
    ORDER BY 1, 2`;
}
