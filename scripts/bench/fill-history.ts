import type { Client } from "pg";
import { keptCodeDays, keptDays } from "#lib/issues/kept-rollups.ts";
import { codeResolutions, resolutions } from "#lib/issues/rollup.ts";

const days = 30;
/**
 * Fills a month of history by SQL: 20 services, 10 codes, 300 issues, more by day than by night and some issues far
 * more often than others. Rollups of all resolutions, as long as each is kept, and the records, each in the order of time:
 * what happens live is added in that order, too.
 */
export async function fillHistory(owner: Client, records: number): Promise<void> {
  await owner.query(
    "TRUNCATE records, record_keys, rollups, code_rollups, rollup_changes, issues, arrivals, issue_users, error_codes",
  );
  await owner.query(`
    INSERT INTO services (name) SELECT 'history-' || n FROM generate_series(0, 19) AS n ON CONFLICT DO NOTHING`);
  await owner.query("DROP TABLE IF EXISTS history");
  await owner.query("SELECT setseed(0.5)");
  await owner.query(describeHistory, [records]);
  await owner.query("ANALYZE history");
  await owner.query(fillIssues);
  for (const resolution of resolutions) {
    await owner.query(fillRollups, [resolution, Math.min(days + 1, keptDays[resolution])]);
  }
  for (const resolution of codeResolutions) {
    await owner.query(fillCodeRollups, [resolution, Math.min(days + 1, keptCodeDays[resolution])]);
  }
  await makePartitions(owner);
  await fillRecords(owner);
  await owner.query("DROP TABLE history");
  // What autovacuum has done long before a month is over.
  await owner.query("VACUUM (ANALYZE) rollups, code_rollups, issues, records");
  await owner.query("CHECKPOINT");
}

/** One row a record: a time, warped so that a day has its peak, and one of 300 issues. */
const describeHistory = `
  CREATE UNLOGGED TABLE history AS
  SELECT n, date_trunc('milliseconds', now() - make_interval(secs => 86400 * (day + part - 0.11 * sin(2 * pi() * part)))) AS at,
         issue, s.id AS service_id, 'CODE_' || ((issue / 20) % 10) AS error_code,
         md5('issue ' || issue)::uuid AS issue_id
  FROM (SELECT n, floor(random() * ${days}) AS day, random() AS part, floor(300 * random() ^ 2)::int AS issue
        FROM generate_series(1, $1::int) AS n) AS drawn
  JOIN services s ON s.name = 'history-' || (issue % 20)`;

const fillIssues = `
  INSERT INTO issues (service_id, id, fingerprint, why, error_code, title, level, environment, environments, count,
                      first_seen, last_seen)
  SELECT service_id, issue_id, issue_id::text, 'stack', error_code, 'Something failed in place ' || issue, 'error',
         'production', '{production}', count(*), min(at), max(at)
  FROM history GROUP BY service_id, issue_id, error_code, issue`;

const fillRollups = `
  INSERT INTO rollups (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
  SELECT service_id, $1::int, date_bin(make_interval(secs => $1::int), at, 'epoch'), 'production', error_code, 'error',
         issue_id, count(*)
  FROM history WHERE at >= now() - make_interval(days => $2::int)
  GROUP BY service_id, date_bin(make_interval(secs => $1::int), at, 'epoch'), error_code, issue_id ORDER BY 3`;

const fillCodeRollups = `
  INSERT INTO code_rollups (service_id, resolution, bucket, environment, error_code, level, count)
  SELECT service_id, $1::int, date_bin(make_interval(secs => $1::int), at, 'epoch'), 'production', error_code, 'error',
         count(*)
  FROM history WHERE at >= now() - make_interval(days => $2::int)
  GROUP BY service_id, date_bin(make_interval(secs => $1::int), at, 'epoch'), error_code ORDER BY 3`;

async function makePartitions(owner: Client): Promise<void> {
  for (let day = 0; day <= days; day += 1) {
    const date = new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10);
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const name = `records_${date.replaceAll("-", "")}`;
    const { rows } = await owner.query("SELECT to_regclass($1) IS NOT NULL AS made", [name]);
    if (rows[0]?.made) continue;
    await owner.query(`CREATE TABLE ${name} PARTITION OF records
      FOR VALUES FROM ('${date}T00:00:00Z') TO ('${next}T00:00:00Z')`);
  }
}

/** Indexes are made at the end, which is quicker than to keep them up row by row. */
async function fillRecords(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string; definition: string }>(`
    SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = 'records'::regclass AND NOT i.indisprimary`);
  for (const { name } of rows) await owner.query(`DROP INDEX ${name}`);
  await owner.query(`
    INSERT INTO records (service_id, timestamp, id, received_at, issue_id, environment, error_code, level, message,
                         reference, fingerprint)
    SELECT service_id, at, gen_random_uuid(), at, issue_id, 'production', error_code, 'error',
           'Something failed in place ' || issue || ' for order ' || n, upper(substr(md5(n::text), 1, 8)), '{}'
    FROM history ORDER BY at`);
  for (const { definition } of rows) await owner.query(definition.replace(" ON ONLY ", " ON "));
}
