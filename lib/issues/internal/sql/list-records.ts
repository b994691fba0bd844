import { Prisma } from "#generated/client.ts";
import type { Database } from "#lib/platform/database.ts";

export type RecordFilter = {
  id?: string | undefined;
  service?: string | undefined;
  environment?: string | undefined;
  error_code?: string | undefined;
  level?: string | undefined;
  release?: string | undefined;
  user_id?: string | undefined;
  request_id?: string | undefined;
  reference?: string | undefined;
  issue?: string | undefined;
  q?: string | undefined;
  from: Date;
  to: Date;
  before: { timestamp: string; id: string } | null;
  limit: number;
  /** The page ends with the record that reaches this size; the first one always fits. */
  bytes: number;
};

export type RecordRow = {
  id: string;
  timestamp: Date;
  received_at: Date;
  service_name: string;
  environment: string;
  error_code: string;
  level: string;
  message: string;
  request_id: string | null;
  reference: string;
  issue_id: string;
  stack_trace: string | null;
  /** What belongs into the stack before this UTF-16 unit, where it is kept beside the record. */
  calls: string | null;
  calls_at: number | null;
  release: string | null;
  user_id: string | null;
  url: string | null;
  host: string | null;
  fingerprint: string[];
  attributes: Record<string, unknown>;
  /** Rows within the limit, also those beyond the bytes. */
  found: number;
};

/** Which records match, newest first? */
export async function listRecordRows(
  database: Database,
  filter: RecordFilter,
): Promise<RecordRow[]> {
  const conditions = [
    Prisma.sql`r.timestamp >= ${filter.from}`,
    Prisma.sql`r.timestamp < ${filter.to}`,
    filter.id && Prisma.sql`r.id = ${filter.id}::uuid`,
    filter.service && Prisma.sql`s.name = ${filter.service}`,
    filter.environment && Prisma.sql`r.environment = ${filter.environment}`,
    filter.error_code && Prisma.sql`r.error_code = ${filter.error_code}`,
    filter.level && Prisma.sql`r.level = ${filter.level}`,
    filter.release && Prisma.sql`r.release = ${filter.release}`,
    filter.user_id && Prisma.sql`r.user_id = ${filter.user_id}`,
    filter.request_id && Prisma.sql`r.request_id = ${filter.request_id}`,
    filter.reference && Prisma.sql`r.reference = ${filter.reference}`,
    filter.issue && isOfIssue(filter.issue),
    filter.q && Prisma.sql`strpos(lower(r.message), lower(${filter.q})) > 0`,
    filter.before &&
      Prisma.sql`(r.timestamp, r.id) < (${filter.before.timestamp}::timestamptz, ${filter.before.id}::uuid)`,
  ].filter((condition) => typeof condition === "object" && condition !== null);
  return database.$queryRaw`
    WITH matching AS (
      SELECT r.id::text, r.timestamp, r.received_at, s.name AS service_name, r.environment, r.error_code,
             r.level, r.message, r.request_id, r.reference,
             coalesce(i.merged_into, r.issue_id)::text AS issue_id, r.stack_trace, r.calls_at, r.release,
             r.user_id, r.url, r.host, r.fingerprint, r.attributes, r.id AS position, r.service_id, r.calls_id
      FROM records r JOIN services s ON s.id = r.service_id
      LEFT JOIN issues i ON i.service_id = r.service_id AND i.id = r.issue_id
      WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY r.timestamp DESC, r.id DESC
      LIMIT ${filter.limit}
    ), measured AS (
      SELECT m.*, k.calls, octet_length(message) + coalesce(octet_length(stack_trace), 0)
             + coalesce(octet_length(k.calls), 0) + octet_length(attributes::text) AS size
      FROM matching m LEFT JOIN record_calls k
        ON k.service_id = m.service_id AND k.day = (m.timestamp AT TIME ZONE 'UTC')::date AND k.id = m.calls_id
    ), paged AS (
      SELECT *, count(*) OVER ()::int AS found,
             sum(size) OVER (ORDER BY timestamp DESC, position DESC) - size AS before_it
      FROM measured
    )
    SELECT id, timestamp, received_at, service_name, environment, error_code, level, message, request_id,
           reference, issue_id, stack_trace, calls, calls_at, release, user_id, url, host, fingerprint, attributes, found
    FROM paged WHERE before_it < ${filter.bytes}
    ORDER BY timestamp DESC, position DESC`;
}

/** Of the issue, or of one that was merged into it. */
function isOfIssue(id: string): Prisma.Sql {
  const service = Prisma.sql`(SELECT service_id FROM issues WHERE id = ${id}::uuid)`;
  return Prisma.sql`r.service_id = ${service}
    AND r.issue_id = ANY(ARRAY(
      SELECT id FROM issues WHERE service_id = ${service} AND (id = ${id}::uuid OR merged_into = ${id}::uuid)))`;
}
