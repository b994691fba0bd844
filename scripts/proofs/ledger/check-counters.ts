import type { Client } from "pg";
import { ownService } from "#lib/services/own-service.ts";

export type Counter = { name: string; value: number };

/** What killed processes report of themselves was never sent by the load: records of Paramedic's own service. */
const sent = `service_id IS DISTINCT FROM (SELECT id FROM services WHERE name = '${ownService}')`;
const rollups = (resolution: number) =>
  `SELECT coalesce(sum(count), 0) AS value FROM current_rollups WHERE resolution = ${resolution} AND ${sent}`;

/** Every way in which the product counts records; all of them must say the same. */
const sums: Record<string, string> = {
  records: `SELECT count(*) AS value FROM records WHERE ${sent}`,
  "record keys": `SELECT count(*) AS value FROM record_keys WHERE ${sent}`,
  issues: `SELECT coalesce(sum(count), 0) AS value FROM issues WHERE merged_into IS NULL AND ${sent}`,
  "rollups, 10 s": rollups(10),
  "rollups, 5 min": rollups(300),
  "rollups, 1 h": rollups(3600),
  "rollups, 1 day": rollups(86_400),
  arrivals: `SELECT coalesce(sum(count), 0) AS value FROM arrivals WHERE ${sent}`,
};

/** What must not be there at all. */
const nothings: Record<string, string> = {
  "dead letters": "SELECT count(*) AS value FROM dead_letters",
  "records without their key": `
    SELECT count(*) AS value FROM records r
    LEFT JOIN record_keys k ON k.service_id = r.service_id AND k.event_id = r.id WHERE k.event_id IS NULL`,
  "keys without their record": `
    SELECT count(*) AS value FROM record_keys k
    LEFT JOIN records r ON r.service_id = k.service_id AND r.id = k.event_id WHERE r.id IS NULL`,
  "issues that count other than their records, or from or to another time": `
    WITH truth AS (
      SELECT i.service_id, coalesce(i.merged_into, i.id) AS head, count(*) AS count,
             min(r.timestamp) AS first_seen, max(r.timestamp) AS last_seen
      FROM records r JOIN issues i ON i.service_id = r.service_id AND i.id = r.issue_id
      GROUP BY 1, 2)
    SELECT count(*) AS value FROM issues i
    FULL JOIN truth t ON t.service_id = i.service_id AND t.head = i.id
    WHERE (i.merged_into IS NULL OR t.head IS NOT NULL)
      -- An issue is made before its first record, which may not have come: nobody sees it.
      AND NOT (i.count = 0 AND t.head IS NULL)
      AND (i.count, i.first_seen, i.last_seen) IS DISTINCT FROM (t.count, t.first_seen, t.last_seen)`,
  "rollups that count other than their records": `
    WITH truth AS (
      SELECT service_id, resolution, to_timestamp(floor(extract(epoch FROM timestamp) / resolution) * resolution) AS bucket,
             environment, error_code, level, issue_id, count(*) AS count
      FROM records, unnest(ARRAY[10, 300, 3600, 86400]) AS resolution
      GROUP BY 1, 2, 3, 4, 5, 6, 7)
    SELECT count(*) AS value
    FROM (SELECT service_id, resolution, bucket, environment, error_code, level, issue_id, sum(count) AS count
          FROM current_rollups GROUP BY 1, 2, 3, 4, 5, 6, 7) r
    FULL JOIN truth t USING (service_id, resolution, bucket, environment, error_code, level, issue_id)
    WHERE r.count IS DISTINCT FROM t.count`,
  "rollups without issue that count other than those with": `
    WITH truth AS (
      SELECT service_id, resolution, date_bin(make_interval(secs => resolution), bucket, 'epoch') AS bucket,
             environment, error_code, level, sum(count) AS count
      FROM (SELECT service_id, bucket, environment, error_code, level, count FROM current_rollups
            WHERE current_rollups.resolution = 10) AS finest, unnest(ARRAY[1800, 10800, 43200, 86400]) AS resolution
      GROUP BY 1, 2, 3, 4, 5, 6)
    SELECT count(*) AS value
    FROM (SELECT service_id, resolution, bucket, environment, error_code, level, sum(count) AS count
          FROM current_code_rollups GROUP BY 1, 2, 3, 4, 5, 6) r
    FULL JOIN truth t USING (service_id, resolution, bucket, environment, error_code, level)
    WHERE r.count IS DISTINCT FROM t.count`,
};

/** The sums, and what of `nothings` is there. */
export async function checkCounters(
  client: Client,
): Promise<{ counters: Counter[]; unexpected: Counter[] }> {
  const counters = await readAll(client, sums);
  const unexpected = (await readAll(client, nothings)).filter(({ value }) => value > 0);
  return { counters, unexpected };
}

async function readAll(client: Client, queries: Record<string, string>): Promise<Counter[]> {
  const counters: Counter[] = [];
  for (const [name, query] of Object.entries(queries)) {
    const { rows } = await client.query<{ value: string }>(query);
    counters.push({ name, value: Number(rows[0]?.value) });
  }
  return counters;
}
