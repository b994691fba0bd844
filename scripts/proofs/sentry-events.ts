import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Client } from "pg";

/** `npm run proofs -- sentry-events DIR`: posts every event file below DIR to both of Sentry's endpoints. */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Say where the events are: npm run proofs -- sentry-events DIR");
  process.exit(1);
}
const data = await mkdtemp(join(tmpdir(), "paramedic-events-"));
Object.assign(process.env, { DATA_DIR: data, AUTH_SECRET: "x".repeat(40), LOG_LEVEL: "warn" });
const { startEmbeddedDatabase } = await import("#lib/platform/embedded-database.ts");
const { applyMigrations } = await import("#lib/platform/migrate.ts");
const { openDatabase } = await import("#lib/platform/database.ts");
const { hashSecret } = await import("#lib/platform/secrets.ts");
const { createContext, systemActor } = await import("#lib/platform/context.ts");
const { webLog } = await import("#lib/platform/logger.ts");
const { acceptSentry } = await import("#lib/ingest/accept-sentry.ts");
const { closeStores } = await import("#lib/ingest/store-together.ts");
const { listRecords } = await import("#lib/issues/list-records.ts");
const { getIssue } = await import("#lib/issues/list-issues.ts");

const server = await startEmbeddedDatabase({
  ...{ folder: join(data, "postgres"), password: "password", onLine: () => {} },
});
const owner = new Client({ connectionString: `${server.ownerUrl}/postgres` });
await owner.connect();
await owner.query("CREATE DATABASE events");
await owner.end();
await applyMigrations(`${server.ownerUrl}/events`);
const pool = openDatabase(`${server.ownerUrl}/events`);
const context = createContext({ actor: systemActor("proof"), database: pool, log: webLog() });

const key = "proofkey";
const { id: service } = await pool.service.create({ data: { name: "events" } });
await pool.ingestKey.create({
  data: { name: "proof", service_id: service, key_hash: hashSecret(key), hint: "" },
});

async function post(endpoint: "store" | "envelope", text: string): Promise<string> {
  const { event_id: _, ...event } = JSON.parse(text);
  const body = JSON.stringify(event);
  const framed = endpoint === "store" ? body : `{}\n{"type":"event"}\n${body}\n`;
  const answer = await acceptSentry(
    {
      method: "POST",
      url: new URL(`http://proof.invalid/api/${service}/${endpoint}/?sentry_key=${key}`),
      headers: { get: () => null },
      body: new Blob([framed]).stream(),
    },
    pool,
  );
  if (answer.status !== 200)
    throw new Error(`${endpoint} answered ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body).id;
}

/** The issue of an event that was just posted, read as the API reads it. */
async function readBack(id: string): Promise<string> {
  const { data: records } = await listRecords(context, { service: "events", limit: 1000 });
  const record = records.find((found) => found.id.replaceAll("-", "") === id);
  if (!record) throw new Error("its record cannot be read");
  const issue = await getIssue(context, record.issue_id);
  if (issue.title === "" || issue.why === "") throw new Error("its issue says nothing");
  return issue.id;
}

const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".json"));
const groups = new Map<string, Set<string>>();
const faults: string[] = [];
for (const name of files.sort()) {
  const text = await readFile(join(folder, name), "utf8");
  for (const endpoint of ["store", "envelope"] as const) {
    try {
      const issue = await readBack(await post(endpoint, text));
      groups.set(issue, (groups.get(issue) ?? new Set()).add(relative(folder, join(folder, name))));
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
for (const together of groups.values()) {
  if (together.size > 1) console.log(`one issue: ${[...together].join(", ")}`);
}
for (const fault of faults) console.log(fault);
console.log(
  `${files.length} files by two ways: ${2 * files.length - faults.length} of ${2 * files.length} answered 200 and read back, ${groups.size} issues`,
);
await closeStores();
await pool.$disconnect();
await server.stop();
await rm(data, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
