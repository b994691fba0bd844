import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { ensureRecordPartitions } from "#lib/issues/ensure-record-partitions.ts";
import { dayOf } from "#lib/issues/record-day.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { dropOldPartitions } from "#lib/retention/drop-old-partitions.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const retentionDays = 90;
const day = 86_400_000;
const client = new Client({ connectionString: database.url });
const opened: Client[] = [];

beforeAll(() => client.connect());
afterAll(() => client.end());
afterEach(async () => {
  for (const other of opened.splice(0)) await other.end();
});

async function connect(): Promise<Client> {
  const other = new Client({ connectionString: database.url });
  await other.connect();
  opened.push(other);
  return other;
}

function context() {
  const log = createLogger("test");
  vi.spyOn(log, "warn").mockImplementation(() => {});
  return { ...database.context(), database: database.pool as DatabasePool, log };
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * day);
}

async function ask<T>(text: string, values: unknown[] = []): Promise<T> {
  const { rows } = await client.query(text, values);
  return rows[0] as T;
}

async function listPartitions(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'records'::regclass ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

function nameOf(time: Date): string {
  return `records_${dayOf(time).replaceAll("-", "")}`;
}

async function fill(time: Date, rows: number): Promise<void> {
  await client.query(
    `INSERT INTO records (service_id, timestamp, id, received_at, issue_id, environment, error_code, level, message,
                          reference, fingerprint)
     SELECT 1, $1, gen_random_uuid(), now(), gen_random_uuid(), 'production', 'E', 'error', repeat(md5(n::text), 20),
            'AAAABBBB', '{}'
     FROM generate_series(1, $2::int) AS n`,
    [time, rows],
  );
}

const size = async () =>
  await ask<{ records: number; database: number }>(
    `SELECT sum(pg_total_relation_size(relid))::float8 AS records,
            pg_database_size(current_database())::float8 AS database FROM pg_partition_tree('records')`,
  );

test("a hundred days: those out of the retention go, the disk comes back, and records are stored meanwhile", async () => {
  await addIngestKey(database, "organisation-key");
  await sendIngest(database, { message: "kept", code: "E", service: "user-service" });
  const times = Array.from({ length: 200 }, (_, index) => daysAgo(index));
  await ensureRecordPartitions(database.pool, times);
  for (const time of times) await fill(time, 200);
  await client.query("CHECKPOINT");
  const before = await size();
  const rollups = await ask("SELECT sum(count)::int AS sum FROM current_rollups");
  const issues = await ask("SELECT sum(count)::int AS sum FROM issues");

  let running = true;
  const waits: number[] = [];
  const inserting = (async () => {
    while (running) {
      const start = performance.now();
      const { status } = await sendIngest(database, { message: "x", code: "E", service: "other" });
      expect(status).toBe(202);
      waits.push(performance.now() - start);
    }
  })();
  const dropped = await dropOldPartitions(context(), retentionDays);
  running = false;
  await inserting;

  // A day stays for an hour after its last moment has left the retention.
  const oldest = nameOf(new Date(daysAgo(retentionDays).getTime() - 3_600_000));
  expect(dropped).toHaveLength(times.filter((time) => nameOf(time) < oldest).length);
  const partitions = await listPartitions();
  expect(partitions.filter((name) => dropped.includes(name))).toEqual([]);
  expect(partitions.filter((name) => name < oldest)).toEqual([]);
  expect(partitions).toContain(oldest);
  const after = await size();
  expect(after.records).toBeLessThan(before.records * 0.6);
  expect(after.database).toBeLessThan(before.database - 0.3 * before.records);
  expect(waits.length).toBeGreaterThan(5);
  expect(Math.max(...waits)).toBeLessThan(2000);
  expect(await ask("SELECT count(*)::int AS count FROM records WHERE message = 'x'")).toEqual({
    count: waits.length,
  });
  expect(
    await ask(
      "SELECT sum(count)::int AS sum FROM current_rollups JOIN services s ON s.id = service_id WHERE name <> 'other'",
    ),
  ).toEqual(rollups);
  expect(
    await ask(
      "SELECT sum(count)::int AS sum FROM issues JOIN services s ON s.id = service_id WHERE name <> 'other'",
    ),
  ).toEqual(issues);
  expect(await dropOldPartitions(context(), retentionDays)).toEqual([]);
});

test("two workers at once drop each partition once", async () => {
  const times = Array.from({ length: 20 }, (_, index) => daysAgo(200 + index));
  await ensureRecordPartitions(database.pool, times);
  const answers = await Promise.all([
    dropOldPartitions(context(), retentionDays),
    dropOldPartitions(context(), retentionDays),
  ]);
  expect(answers.flat().sort()).toEqual(times.map(nameOf).sort());
});

test("a partition that somebody reads for long stays for the next time, and nobody waits for it", async () => {
  const old = daysAgo(150);
  await ensureRecordPartitions(database.pool, [old]);
  await fill(old, 10);
  const reader = await connect();
  await reader.query("BEGIN");
  await reader.query("SELECT count(*) FROM records");
  const dropping = dropOldPartitions(context(), retentionDays);
  const start = performance.now();
  const { status } = await sendIngest(database, { message: "y", code: "E", service: "other" });
  expect(status).toBe(202);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(await dropping).toEqual([]);
  expect(
    await ask("SELECT count(*)::int AS count FROM pg_inherits WHERE inhdetachpending"),
  ).toEqual({ count: 1 });
  await reader.query("COMMIT");
  expect(await dropOldPartitions(context(), retentionDays)).toEqual([nameOf(old)]);
  expect(await ask("SELECT to_regclass($1)::text AS name", [nameOf(old)])).toEqual({ name: null });
});

test("what an interrupted drop left is dropped, what people detached stays", async () => {
  const [ours, theirs] = [daysAgo(160), daysAgo(161)];
  await ensureRecordPartitions(database.pool, [ours, theirs]);
  await client.query(`ALTER TABLE records DETACH PARTITION ${nameOf(ours)}`);
  await client.query(`ALTER TABLE records DETACH PARTITION ${nameOf(theirs)}`);
  await client.query(`COMMENT ON TABLE ${nameOf(ours)} IS 'expired: the retention drops this'`);
  expect(await dropOldPartitions(context(), retentionDays)).toEqual([nameOf(ours)]);
  expect(await ask("SELECT to_regclass($1)::text AS name", [nameOf(theirs)])).toEqual({
    name: nameOf(theirs),
  });
  await client.query(`DROP TABLE ${nameOf(theirs)}`);
});

test("a worker whose clock runs ahead drops nothing younger", async () => {
  await ensureRecordPartitions(database.pool, [daysAgo(80)]);
  const ahead = { ...context(), now: () => daysAgo(-365) };
  expect(await dropOldPartitions(ahead, retentionDays)).toEqual([]);
  const behind = { ...context(), now: () => daysAgo(365) };
  await ensureRecordPartitions(database.pool, [daysAgo(100)]);
  expect(await dropOldPartitions(behind, retentionDays)).toEqual([]);
  expect(await dropOldPartitions(context(), retentionDays)).toEqual([nameOf(daysAgo(100))]);
});

test("a record of a dropped day gets its partition again, in a process that knew it", async () => {
  const old = daysAgo(120);
  await ensureRecordPartitions(database.pool, [old]);
  expect(await dropOldPartitions(context(), retentionDays)).toEqual([nameOf(old)]);
  await ensureRecordPartitions(database.pool, [old]);
  await fill(old, 1);
  expect(await dropOldPartitions(context(), retentionDays)).toEqual([nameOf(old)]);
});

test("a partition is made while others read and write", async () => {
  const [reader, writer] = [await connect(), await connect()];
  await reader.query("BEGIN");
  await reader.query("SELECT count(*) FROM records");
  await writer.query("BEGIN");
  await writer.query("LOCK TABLE records IN ROW EXCLUSIVE MODE");
  const start = performance.now();
  await ensureRecordPartitions(database.pool, [daysAgo(-40)]);
  expect(performance.now() - start).toBeLessThan(2000);
  await reader.query("COMMIT");
  await writer.query("COMMIT");
  const time = daysAgo(-40);
  await fill(time, 1);
  expect(await listPartitions()).toContain(nameOf(time));
});

test("a new partition has the indexes and the compression of records", async () => {
  const describe = (table: string) =>
    ask<{ indexes: number; compressions: string[] }>(
      `SELECT (SELECT count(*)::int FROM pg_index WHERE indrelid = $1::regclass) AS indexes,
              array_agg(attname || ' ' || attcompression::text ORDER BY attnum) AS compressions
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0`,
      [table],
    );
  const { known } = await ask<{ known: boolean }>(
    "SELECT 'lz4' = ANY(enumvals) AS known FROM pg_settings WHERE name = 'default_toast_compression'",
  );
  const records = await describe("records");
  expect(records.compressions.filter((column) => column.endsWith(" l"))).toHaveLength(
    known ? 3 : 0,
  );
  expect(await describe(nameOf(daysAgo(0)))).toEqual(records);
});
