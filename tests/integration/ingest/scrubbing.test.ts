import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { Client } from "pg";
import { pino } from "pino";
import { beforeAll, expect, test } from "vitest";
import { createDurableStore } from "#lib/ingest/durable-store.ts";
import { scrubberInForce } from "#lib/ingest/internal/scrubber-in-force.ts";
import { previewScrubbing } from "#lib/ingest/preview-scrubbing.ts";
import { ScrubSettings, scrubbingByDefault } from "#lib/ingest/scrub-schemas.ts";
import { changeScrubbing, getScrubbing } from "#lib/ingest/scrubbing.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { openSpool } from "#lib/platform/spool.ts";
import { secretItems } from "#tests/fixtures/secrets.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

/** A secret as it may stand in a file: as it is, and as JSON writes it. */
const spellings = (secret: string) => [secret, JSON.stringify(secret).slice(1, -1)];
/** A short one may stand in any text by chance; the unit tests look for those in their own record. */
const longEnough = secretItems.filter(({ secret }) => secret.length >= 7);
const findSecrets = (text: string) =>
  longEnough.flatMap(({ secret }) => spellings(secret).filter((told) => text.includes(told)));

const toSent = ({ part }: (typeof secretItems)[number]) => {
  const { timestamp: _, event_id: __, received_at: ___, service: ____, ...sent } = part;
  return { message: "m", ...sent, service_name: "leaky" };
};

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    texts.push(...rows.map(({ row }) => row.replaceAll('""', '"').replaceAll("\\\\", "\\")));
  }
  await client.end();
  return texts.join("\n");
}

test("of two hundred secrets nothing is in the database afterwards", async () => {
  expect(secretItems.length).toBeGreaterThanOrEqual(200);
  expect(longEnough.length).toBeGreaterThan(190);
  const sent = await sendIngest(database, secretItems.map(toSent));
  expect(sent.body).toMatchObject({ accepted: secretItems.length, rejected: [] });
  const text = await dump();
  expect(text).toContain("leaky");
  expect(findSecrets(text)).toEqual([]);
  expect(findSecrets(JSON.stringify(sent.body))).toEqual([]);
});

test("nor in the spool, nor in what is logged, while the database is away", async () => {
  const folder = mkdtempSync(join(tmpdir(), "paramedic-spool-"));
  const lines: string[] = [];
  const log = pino(
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const away = async () => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  };
  const store = createDurableStore({
    ...{ commit: away, commitReports: away, bury: away, probe: away, log },
    spool: await openSpool(folder, 64 * 1024 * 1024),
  });
  const scrubber = await scrubberInForce(database.pool, Date.now());
  const base = { service: "leaky", environment: "production", error_code: "E", message: "m" };
  const empty = { level: "error" as const, fingerprint: [], attributes: {}, timestamp: new Date() };
  const none = { request_id: null, stack_trace: null, release: null, user_id: null, url: null };
  const records = secretItems.map(({ part }, index) => ({
    ...scrubber.record({ ...base, ...empty, ...none, host: null, event_id: `${index}`, ...part }),
    service: "leaky",
  }));
  expect(await store.store("key", records)).toMatchObject({ where: "spool" });
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const segments = files.filter((name) => name.endsWith(".segment"));
  const text = segments.map((name) => readFileSync(join(folder, name), "utf8")).join();
  expect(text).toContain("leaky");
  expect(findSecrets(text)).toEqual([]);
  expect(findSecrets(lines.join())).toEqual([]);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a rule of one's own counts for the records to come, and is on record", async () => {
  const context = database.context();
  expect(await getScrubbing(context)).toEqual(scrubbingByDefault);
  const rules = [{ name: "customer numbers", pattern: "KD-\\d{6}" }];
  await changeScrubbing(context, { ...scrubbingByDefault, emails: true, rules });
  await expect
    .poll(
      async () => {
        const sent = await sendIngest(database, {
          message: "KD-123456 wrote from ann@example.com",
          service_name: "shop",
        });
        const where = { id: sent.body.ids[0] ?? "" };
        return (await database.pool.record.findFirstOrThrow({ where })).message;
      },
      { timeout: 10_000 },
    )
    .toBe("[Filtered] wrote from [Filtered]");
  const audited = await database.pool.auditEntry.findFirst({
    where: { action: "change-scrubbing" },
  });
  expect(audited?.after).toMatchObject({ emails: true });
  const wrong = { ...scrubbingByDefault, rules: [{ name: "x", pattern: "(?=ahead)" }] };
  await expect(changeScrubbing(context, wrong)).rejects.toMatchObject({ code: "wrong-input" });
  await expect(
    changeScrubbing(database.context("operator"), scrubbingByDefault),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("all who come first to a process wait for the rules of its installation", async () => {
  const rules = [{ name: "customer numbers", pattern: "KD-\\d{6}" }];
  await changeScrubbing(database.context(), { ...scrubbingByDefault, rules });
  const pool = openDatabase(database.url, 1);
  const now = Date.now();
  const scrubbers = await Promise.all([1, 2, 3].map(() => scrubberInForce(pool, now)));
  expect(scrubbers.map((scrubber) => scrubber.text("KD-123456"))).toEqual([
    ...["[Filtered]", "[Filtered]", "[Filtered]"],
  ]);
  await pool.$disconnect();
});

test("a preview shows what a text becomes, changes nothing, and names the fault of a pattern", async () => {
  const context = database.context("viewer");
  const before = await getScrubbing(context);
  const settings = ScrubSettings.parse({
    emails: true,
    rules: [{ name: "customer", pattern: "C-(\\d)\\d+", replacement: "C-$1…" }],
  });
  const text = "mia@example.com, password=hunter2hunter2, C-4711";
  const { text: after } = await previewScrubbing(context, { settings, text });
  expect(after).toContain("C-4…");
  expect(after).not.toMatch(/mia@|hunter2|4711/);
  expect(await getScrubbing(context)).toEqual(before);
  const broken = ScrubSettings.parse({ rules: [{ name: "open", pattern: "(" }] });
  await expect(previewScrubbing(context, { settings: broken, text })).rejects.toMatchObject({
    code: "wrong-input",
    evidence: { errors: [{ path: "rules.0.pattern" }] },
  });
});
