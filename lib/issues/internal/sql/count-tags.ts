import type { Database } from "#lib/platform/database.ts";

export type TagRow = {
  name: string;
  value: string;
  count: number;
  /** Records that have the tag, and how many values it has. */
  records: number;
  distinct: number;
};
export type TagCounts = { sampled: number; rows: TagRow[] };

const sample = 500;
const perTag = 5;
const longestValue = 200;
/** Attributes beyond this size are left out: reading them back for a thousand records would cost too much. */
const largestAttributes = 32_768;

/** How do the fields and plain attributes spread over the latest 500 records of these issues? */
export async function countTags(
  database: Database,
  { service_id, issues, from }: { service_id: number; issues: string[]; from: Date },
): Promise<TagCounts> {
  const [found] = await database.$queryRaw<[TagCounts]>`
    WITH sample AS (
      SELECT latest.* FROM unnest(${issues}::uuid[]) AS m(issue_id), LATERAL (
        SELECT r.id, r.timestamp, r.environment, r.level, r.release, r.host, r.url, r.user_id, r.attributes
        FROM records r
        WHERE r.service_id = ${service_id} AND r.issue_id = m.issue_id AND r.timestamp >= ${from}
        ORDER BY r.timestamp DESC LIMIT ${sample}) AS latest
      ORDER BY latest.timestamp DESC LIMIT ${sample}
    ), pairs AS (
      SELECT s.id, p.name, left(p.value, ${longestValue}) AS value FROM sample s, LATERAL (VALUES
        ('environment', s.environment), ('level', s.level), ('release', s.release), ('host', s.host),
        ('url', s.url), ('user', s.user_id)) AS p(name, value)
      UNION ALL
      SELECT s.id, a.key, left(a.value #>> '{}', ${longestValue}) FROM sample s, LATERAL jsonb_each(
        CASE WHEN pg_column_size(s.attributes) <= ${largestAttributes} THEN s.attributes ELSE '{}' END) AS a(key, value)
      WHERE jsonb_typeof(a.value) IN ('string', 'number', 'boolean')
      UNION ALL
      SELECT s.id, t.key, left(t.value #>> '{}', ${longestValue}) FROM sample s, LATERAL jsonb_each(
        CASE WHEN pg_column_size(s.attributes) <= ${largestAttributes} AND jsonb_typeof(s.attributes->'tags') = 'object'
          THEN s.attributes->'tags' ELSE '{}' END) AS t(key, value)
      WHERE jsonb_typeof(t.value) IN ('string', 'number', 'boolean')
    ), counted AS (
      SELECT name, value, count(DISTINCT id)::int AS count FROM pairs
      WHERE value IS NOT NULL AND value <> '' GROUP BY name, value
    ), ranked AS (
      SELECT *, sum(count) OVER same::int AS records, count(*) OVER same::int AS distinct,
             row_number() OVER (PARTITION BY name ORDER BY count DESC, value) AS rank
      FROM counted WINDOW same AS (PARTITION BY name)
    )
    SELECT (SELECT count(*)::int FROM sample) AS sampled,
           coalesce(jsonb_agg(jsonb_build_object('name', name, 'value', value, 'count', count, 'records', records,
             'distinct', "distinct") ORDER BY name, rank), '[]') AS rows
    FROM ranked WHERE rank <= ${perTag}`;
  return found;
}
