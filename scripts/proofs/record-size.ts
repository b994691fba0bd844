import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbeddedDatabase } from "#lib/platform/embedded-database.ts";
import { applyMigrations } from "#lib/platform/migrate.ts";
import { listSampleRecords, type SampleKind, sampleKinds } from "./sample-records.ts";

/**
 * How many bytes does a record take, and what does its insert cost, by compression and by the size that PostgreSQL
 * compresses down to? `node scripts/proofs/record-size.ts [records] [rounds] [connection string]` prints tables.
 * Without a connection string on an embedded server that is gone afterwards, else in that empty database.
 */
const [records = 20_000, rounds = 3] = process.argv.slice(2, 4).map(Number);
const givenUrl = process.argv[4];
const batch = 500;

type Kind = SampleKind | "mixed";
type Variant = { compression: "pglz" | "lz4"; target: number; storage: "EXTENDED" | "MAIN" };
type Sizes = { bytes: number; heap: number; toast: number };
type Figures = Sizes & { seconds: number; wal: number };

const targets = [2032, 1024, 512, 256];
const compressions = ["pglz", "lz4"] as const;
const variants = compressions.flatMap((compression): Variant[] => [
  ...targets.map((target): Variant => ({ compression, target, storage: "EXTENDED" })),
  { compression, target: 1024, storage: "MAIN" },
]);

const insert = `
  INSERT INTO records (service_id, timestamp, id, received_at, issue_id, environment, error_code, level, message,
                       request_id, reference, stack_trace, release, user_id, url, host, fingerprint, attributes)
  SELECT service_id, timestamp, id, now(), issue_id, environment, error_code, level, message, request_id, reference,
         stack_trace, release, user_id, url, host, '{}', attributes
  FROM jsonb_to_recordset($1::jsonb)
    AS r(service_id int, timestamp timestamptz, id uuid, issue_id uuid, environment text, error_code text, level text,
         message text, request_id text, reference text, stack_trace text, release text, user_id text, url text,
         host text, attributes jsonb)`;

await withDatabase(async (client) => {
  const known = await hasLz4(client);
  print(`lz4 in this server: ${known ? "yes" : "no"}`);
  const measurable = variants.filter(({ compression }) => known || compression === "pglz");
  for (const kind of [...sampleKinds, "mixed" as const]) await compare(client, kind, measurable);
});

async function withDatabase(work: (client: Client) => Promise<void>): Promise<void> {
  if (givenUrl) return migrateAndConnect(givenUrl, work);
  const folder = await mkdtemp("/var/tmp/paramedic-record-size-");
  const server = await startEmbeddedDatabase({
    folder: join(folder, "postgres"),
    password: "password",
    onLine: () => {},
  });
  try {
    await migrateAndConnect(`${server.ownerUrl}/paramedic`, work);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function migrateAndConnect(url: string, work: (client: Client) => Promise<void>) {
  await applyMigrations(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function hasLz4(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    "SELECT 'lz4' = ANY(enumvals) AS known FROM pg_settings WHERE name = 'default_toast_compression'",
  );
  return rows[0]?.known ?? false;
}

async function compare(client: Client, kind: Kind, measurable: Variant[]): Promise<void> {
  const measured = new Map(measurable.map((variant) => [variant, [] as Figures[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [variant, figures] of measured) figures.push(await measure(client, variant, kind));
  }
  print(`\n${kind}: ${records} records, median of ${rounds}; ratios to the first line`);
  print("compression  target  storage   bytes/record (heap + toast)      size  insert   WAL");
  let base: Figures | undefined;
  for (const [variant, figures] of measured) {
    const middle = median(figures);
    base ??= middle;
    print(describe(variant, middle, base));
  }
}

function describe({ compression, target, storage }: Variant, figures: Figures, base: Figures) {
  const each = (bytes: number) => String(Math.round(bytes / records)).padStart(5);
  const ratio = (name: keyof Figures) => (figures[name] / base[name]).toFixed(2).padStart(6);
  const sizes = `${each(figures.bytes)} (${each(figures.heap)} + ${each(figures.toast)})`;
  const ratios = `${ratio("bytes")}  ${ratio("seconds")}  ${ratio("wal")}`;
  return `${compression.padEnd(13)}${String(target).padStart(6)}  ${storage.padEnd(10)}${sizes.padEnd(28)}${ratios}`;
}

/** One partition of its own per measurement, filled by transactions of `batch` rows. */
async function measure(client: Client, variant: Variant, kind: Kind): Promise<Figures> {
  const { compression, target, storage } = variant;
  await client.query("DROP TABLE IF EXISTS records_sample");
  await client.query(
    `CREATE TABLE records_sample PARTITION OF records FOR VALUES FROM ('2026-11-01') TO ('2026-11-02')
     WITH (toast_tuple_target = ${target})`,
  );
  for (const column of ["message", "stack_trace", "attributes"]) {
    await client.query(
      `ALTER TABLE records_sample ALTER ${column} SET COMPRESSION ${compression}, ALTER ${column} SET STORAGE ${storage}`,
    );
  }
  const batches = [...listSampleRecords(records, kind, batch)].map((rows) => JSON.stringify(rows));
  await client.query("CHECKPOINT");
  const before = await readWalPosition(client);
  const start = performance.now();
  for (const rows of batches) await client.query(insert, [rows]);
  const seconds = (performance.now() - start) / 1000;
  const wal = (await readWalPosition(client)) - before;
  const { rows } = await client.query<Sizes>(
    `SELECT pg_total_relation_size(oid)::float8 AS bytes, pg_relation_size(oid)::float8 AS heap,
            pg_total_relation_size(reltoastrelid)::float8 AS toast
     FROM pg_class WHERE relname = 'records_sample'`,
  );
  return { ...first(rows), seconds, wal };
}

async function readWalPosition(client: Client): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 AS bytes",
  );
  return first(rows).bytes;
}

function median(figures: Figures[]): Figures {
  const sorted = figures.toSorted((one, other) => one.seconds - other.seconds);
  return first(sorted.slice(Math.floor(sorted.length / 2)));
}

function first<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("nothing was measured");
  return row;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
