import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ensureRecordPartitions } from "#lib/issues/ensure-record-partitions.ts";
import { keptDays } from "#lib/issues/kept-rollups.ts";
import { resolutions } from "#lib/issues/rollup.ts";
import { dropOldPartitions } from "#lib/retention/drop-old-partitions.ts";
import { pruneOldRows } from "#lib/retention/prune-old-rows.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const retentionDays = 90;
const day = 86_400_000;
const client = new Client({ connectionString: database.url });

beforeAll(async () => {
  await client.connect();
  await addIngestKey(database, "organisation-key");
});
afterAll(() => client.end());
beforeEach(async () => {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'records'::regclass",
  );
  for (const { name } of rows) await client.query(`DROP TABLE ${name}`);
  await client.query("TRUNCATE record_keys, rollups, ingest_outcomes, feedback, dead_letters");
});

function context() {
  return { ...database.context(), database: database.pool };
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * day);
}

async function count(text: string, values: unknown[] = []): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) AS count FROM ${text}`,
    values,
  );
  return Number(rows[0]?.count);
}

async function openTransaction(): Promise<Client> {
  const other = new Client({ connectionString: database.url });
  await other.connect();
  await other.query("BEGIN");
  await other.query("SELECT pg_current_xact_id()");
  return other;
}

async function addKeys(days: number, rows: number): Promise<void> {
  await client.query(
    `INSERT INTO record_keys SELECT 1, gen_random_uuid(), 'AAAABBBB', $1::timestamptz + n * interval '1 ms'
     FROM generate_series(1, $2::int) AS n`,
    [daysAgo(days), rows],
  );
}

test("keys of dropped records go in small statements, younger ones stay, and their index still tells them apart", async () => {
  await addKeys(95, 30_000);
  await addKeys(89, 20_000);
  await client.query("VACUUM record_keys");
  // Another transaction that is older than the deletion may still see what it deleted.
  const older = await openTransaction();
  const pruning = pruneOldRows(context(), retentionDays, { batch: 4000, milliseconds: 30_000 });
  await expect.poll(() => count("record_keys")).toBe(20_000);
  await older.end();
  expect((await pruning)?.record_keys).toBe(30_000);
  expect(await count("record_keys")).toBe(20_000);
  await client.query("VACUUM record_keys");
  // New keys take the room of the old ones; the index must not believe that the old ones are there still.
  await addKeys(0, 30_000);
  await client.query("SET enable_seqscan = off");
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: unknown }] }>(
    "EXPLAIN (ANALYZE, FORMAT JSON) SELECT 1 FROM record_keys WHERE created_at < $1",
    [daysAgo(90)],
  );
  await client.query("SET enable_seqscan = on");
  const plan = JSON.stringify(rows[0]?.["QUERY PLAN"]);
  expect(plan).toContain("record_keys_created_at_idx");
  expect(Number(/"Rows Removed by Index Recheck":\s*([\d.]+)/.exec(plan)?.[1] ?? 0)).toBeLessThan(
    10_000,
  );
});

test("a key stays as long as its record, also when the drop is late", async () => {
  const late = daysAgo(100);
  await ensureRecordPartitions(database.pool, [late]);
  await addKeys(99, 10);
  await addKeys(101.5, 10);
  expect((await pruneOldRows(context(), retentionDays))?.record_keys).toBe(10);
  expect(await count("record_keys")).toBe(10);
  await dropOldPartitions(context(), retentionDays);
  expect((await pruneOldRows(context(), retentionDays))?.record_keys).toBe(10);
});

test("a retry of an event whose key is gone is accepted as a new record", async () => {
  const record = {
    event_id: "8f14e45fceea467a9575d0c8f1f8a111",
    message: "again",
    code: "E",
    service: "user-service",
  };
  expect((await sendIngest(database, record)).body).toMatchObject({ accepted: 1, duplicates: 0 });
  expect((await sendIngest(database, record)).body).toMatchObject({ accepted: 0, duplicates: 1 });
  await client.query("UPDATE record_keys SET created_at = $1", [daysAgo(92)]);
  await client.query("DELETE FROM records");
  const { rows } = await client.query("SELECT count::int FROM issues");
  await pruneOldRows(context(), retentionDays);
  expect((await sendIngest(database, record)).body).toMatchObject({ accepted: 1, duplicates: 0 });
  const after = await client.query("SELECT count::int FROM issues");
  expect(after.rows).toEqual([{ count: rows[0].count + 1 }]);
});

test.each(["rollups", "ingest_outcomes"])("%s are kept by resolution", async (table) => {
  const columns = table === "rollups" ? "error_code, level, issue_id, count" : "outcome, count";
  const values =
    table === "rollups" ? "'E', 'error', gen_random_uuid(), n" : "'sampled' || n::text, n";
  for (const resolution of resolutions) {
    for (const days of [1, 13.9, 16, 89.9, 92, 399.9, 402, 2000]) {
      await client.query(
        `INSERT INTO ${table} (service_id, resolution, bucket, environment, ${columns})
         SELECT 1, $1, $2::timestamptz, 'production', ${values} FROM generate_series(1, 30) AS n`,
        [resolution, daysAgo(days)],
      );
    }
  }
  const expected = resolutions.map(
    (resolution) =>
      30 *
      [1, 13.9, 16, 89.9, 92, 399.9, 402, 2000].filter((days) => days <= keptDays[resolution])
        .length,
  );
  const pruned = await pruneOldRows(context(), retentionDays, { batch: 7, milliseconds: 30_000 });
  const kept: number[] = [];
  for (const resolution of resolutions) {
    kept.push(await count(`${table} WHERE resolution = $1`, [resolution]));
  }
  expect(kept).toEqual(expected);
  expect(kept).toEqual([60, 120, 180, 240]);
  expect(pruned).toMatchObject({ [table]: 4 * 8 * 30 - 600 });
});

test("a bucket that is being counted in does not hold up the others", async () => {
  await client.query(
    `INSERT INTO rollups SELECT 1, 10, $1::timestamptz, 'production', 'E' || n, 'error', gen_random_uuid(), 1
     FROM generate_series(1, 20) AS n`,
    [daysAgo(20)],
  );
  const counting = new Client({ connectionString: database.url });
  await counting.connect();
  await counting.query("BEGIN");
  await counting.query("UPDATE rollups SET count = count + 1 WHERE error_code = 'E7'");
  expect((await pruneOldRows(context(), retentionDays))?.rollups).toBe(19);
  await counting.query("COMMIT");
  await counting.end();
  expect((await pruneOldRows(context(), retentionDays))?.rollups).toBe(1);
});

test("feedback, refused records and what users saw go with the retention, issues and who met them stay", async () => {
  for (const days of [89, 92]) {
    await client.query("INSERT INTO error_page_counts VALUES (1, $1, 'shown', '502', 'en', 1)", [
      daysAgo(days),
    ]);
    await client.query("INSERT INTO error_page_crowds VALUES (1, $1, 't', '')", [daysAgo(days)]);
    await client.query(
      "INSERT INTO feedback (service_id, message, created_at) VALUES (1, 'm', $1)",
      [daysAgo(days)],
    );
    await client.query(
      "INSERT INTO dead_letters (service, event_id, payload, reason, created_at) VALUES ('s', gen_random_uuid(), '', 'r', $1)",
      [daysAgo(days)],
    );
  }
  await client.query("UPDATE issues SET first_seen = $1, last_seen = $1", [daysAgo(500)]);
  await client.query("INSERT INTO issue_users SELECT service_id, id, 'someone' FROM issues");
  const issues = await count("issues");
  expect(await pruneOldRows(context(), retentionDays)).toMatchObject({
    feedback: 1,
    dead_letters: 1,
    page_views: 2,
  });
  expect(await count("error_page_counts")).toBe(1);
  expect(await count("error_page_crowds")).toBe(1);
  expect(await count("feedback")).toBe(1);
  expect(await count("dead_letters")).toBe(1);
  expect(await count("issues")).toBe(issues);
  expect(await count("issue_users")).toBe(issues);
});

test("a turn ends at its time, and the next one goes on; two at once do not work twice", async () => {
  await addKeys(95, 3000);
  const short = await pruneOldRows(context(), retentionDays, { batch: 100, milliseconds: 0 });
  expect(short?.record_keys).toBe(0);
  const answers = await Promise.all([
    pruneOldRows(context(), retentionDays, { batch: 100, milliseconds: 30_000 }),
    pruneOldRows(context(), retentionDays, { batch: 100, milliseconds: 30_000 }),
  ]);
  expect(answers.reduce((sum, pruned) => sum + (pruned?.record_keys ?? 0), 0)).toBe(3000);
});
