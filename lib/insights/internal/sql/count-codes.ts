import { Prisma } from "#generated/client.ts";
import type { Database } from "#lib/platform/database.ts";

export type CodeFilter = {
  service?: string | undefined;
  environment?: string | undefined;
  from: Date;
  until: Date;
  previousFrom: Date;
  resolution: number;
  limit: number;
};

export type CodeRow = {
  service: string;
  error_code: string;
  environments: string[];
  states: string[];
  count: number;
  previous_count: number;
  total: number;
  last_seen: Date;
};

/** Which codes of which services are the most frequent, and how many were there in the period before? */
export async function countCodes(database: Database, filter: CodeFilter): Promise<CodeRow[]> {
  const conditions = [
    Prisma.sql`r.resolution = ${filter.resolution}`,
    Prisma.sql`r.bucket >= ${filter.previousFrom}`,
    Prisma.sql`r.bucket < ${filter.until}`,
    filter.service && Prisma.sql`s.name = ${filter.service}`,
    filter.environment && Prisma.sql`r.environment = ${filter.environment}`,
  ].filter((condition) => typeof condition === "object");
  return database.$queryRaw`
    SELECT s.name AS service, r.error_code,
           array_agg(DISTINCT r.environment) FILTER (WHERE r.bucket >= ${filter.from}) AS environments,
           array_agg(DISTINCT coalesce(h.state, i.state)) FILTER (WHERE r.bucket >= ${filter.from}) AS states,
           coalesce(sum(r.count) FILTER (WHERE r.bucket >= ${filter.from}), 0)::float8 AS count,
           coalesce(sum(r.count) FILTER (WHERE r.bucket < ${filter.from}), 0)::float8 AS previous_count,
           coalesce(sum(sum(r.count) FILTER (WHERE r.bucket >= ${filter.from})) OVER (), 0)::float8 AS total,
           max(least(coalesce(h.last_seen, i.last_seen), ${filter.until})) AS last_seen
    FROM rollups r
    JOIN services s ON s.id = r.service_id
    JOIN issues i ON i.service_id = r.service_id AND i.id = r.issue_id
    LEFT JOIN issues h ON h.service_id = i.service_id AND h.id = i.merged_into
    WHERE ${Prisma.join(conditions, " AND ")}
    GROUP BY s.name, r.error_code
    HAVING sum(r.count) FILTER (WHERE r.bucket >= ${filter.from}) > 0
    ORDER BY count DESC, s.name, r.error_code
    LIMIT ${filter.limit}`;
}
