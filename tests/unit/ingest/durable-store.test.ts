import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDurableStore, type DurableStore } from "#lib/ingest/durable-store.ts";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { openSpool, type Spool } from "#lib/platform/spool.ts";

const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
const cancelled = Object.assign(new Error("canceling statement due to statement timeout"), {
  ...{ severity: "ERROR", code: "57014" },
});
const log = createLogger("test");
log.level = "silent";

let folder = "";
let spool: Spool;
let store: DurableStore;
let database: "up" | "down" | "hung" | "slow" = "up";
/** How many records the database stores within the time of a statement. */
let mostInTime = 1000;
let stored: string[] = [];
let buried: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paramedic-store-"));
  [database, mostInTime, stored, buried] = ["up", 1000, [], []];
  spool = await openSpool(folder, 1024 * 1024);
  store = createDurableStore({
    ...{ spool, log },
    probe: async () => database === "slow" || answer(),
    async commitReports(reports) {
      await answer();
      stored.push(...reports.map(({ id }) => id));
    },
    async commit(records) {
      await answer();
      if (records.length > mostInTime) throw cancelled;
      if (records.some(({ message }) => message === "poison")) throw new Error("refused");
      const fresh = records.filter(({ event_id }) => !stored.includes(event_id));
      stored.push(...fresh.map(({ event_id }) => event_id));
      return records.map((record) => ({
        outcome: fresh.includes(record) ? "stored" : "duplicate",
        id: record.event_id,
        reference: "",
      }));
    },
    async bury({ event_id }) {
      buried.push(event_id);
      return { outcome: "set-aside", id: event_id, reference: "" };
    },
  });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function answer(): Promise<void> {
  if (database === "down") throw away;
  if (database === "slow") await new Promise((resolve) => setTimeout(resolve, 1500));
  while (database === "hung") await new Promise((resolve) => setTimeout(resolve, 10));
}

function record(event_id: string, message = "m"): PlacedRecord {
  return {
    ...{ event_id, message, service: "shop", environment: "production", error_code: "E" },
    ...{ level: "error", timestamp: new Date(), fingerprint: [], attributes: {} },
    ...{ request_id: null, stack_trace: null, release: null, user_id: null, url: null, host: null },
  };
}

test("while the database answers, records go there", async () => {
  expect((await store.store("key", [record("a")])).where).toBe("database");
  expect(stored).toEqual(["a"]);
});

test("while it is away they are kept, and drained in their order when it is back", async () => {
  database = "down";
  for (const id of ["a", "b", "c"]) {
    expect((await store.store("key", [record(id)])).where).toBe("spool");
  }
  await expect(store.drain()).rejects.toThrow();
  expect(store.state()).toMatchObject({ spooling: true });
  database = "up";
  expect(await store.drain()).toBe(3);
  expect(stored).toEqual(["a", "b", "c"]);
  expect(store.state()).toEqual({ spooling: false, waitingBytes: 0 });
  expect((await store.store("key", [record("d")])).where).toBe("database");
});

test("a database that hangs delays a sender by little, and a record that it took after all counts once", async () => {
  database = "hung";
  expect((await store.store("key", [record("a")])).where).toBe("spool");
  database = "up";
  await expect.poll(() => stored).toEqual(["a"]);
  await store.drain();
  expect(stored).toEqual(["a"]);
});

test("a record that the database refuses does not stop the others, nor the spool", async () => {
  const { outcomes } = await store.store("key", [record("a"), record("b", "poison"), record("c")]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["stored", "set-aside", "stored"]);
  database = "down";
  await store.store("key", [record("d"), record("e", "poison"), record("f")]);
  database = "up";
  await store.drain();
  expect(stored).toEqual(["a", "c", "d", "f"]);
  expect(buried).toEqual(["b", "e"]);
});

test("a database that takes its time is given it by the spool, and is asked again by senders", async () => {
  database = "slow";
  expect((await store.store("key", [record("a")])).where).toBe("spool");
  expect(await store.drain()).toBe(1);
  expect(stored).toEqual(["a"]);
  expect(store.state()).toEqual({ spooling: false, waitingBytes: 0 });
});

test("where a batch takes too long, less is drained at once, until it is in time", async () => {
  database = "down";
  const ids = Array.from({ length: 100 }, (_, index) => `r${index}`);
  await store.store(
    "key",
    ids.map((id) => record(id)),
  );
  [database, mostInTime] = ["up", 30];
  let tries = 0;
  for (; store.state().waitingBytes > 0 && tries < 30; tries += 1)
    await store.drain().catch(() => {});
  expect(stored).toEqual(ids);
  expect(tries).toBeGreaterThan(1);
});

test("an entry that cannot be read costs itself alone, and its file is kept", async () => {
  database = "down";
  await store.store("key", [record("a")]);
  await spool.append(Buffer.from("of another version"));
  await store.store("key", [record("b")]);
  database = "up";
  expect(await store.drain()).toBe(2);
  expect(stored).toEqual(["a", "b"]);
  expect(store.state()).toEqual({ spooling: false, waitingBytes: 0 });
  const [kept = ""] = (await readdir(folder)).filter((name) => name.endsWith(".damaged"));
  expect(await readFile(join(folder, kept), "utf8")).toContain("of another version");
});

test("a spool that cannot be read does not keep senders from a database that answers", async () => {
  database = "down";
  await store.store("key", [record("a")]);
  await expect(store.drain()).rejects.toThrow("ECONNREFUSED");
  const files = await readdir(folder, { recursive: true });
  await spool.takeOldest();
  const path = join(folder, files.find((name) => name.endsWith(".segment")) ?? "");
  await rename(path, `${path}.away`);
  await mkdir(path);
  database = "up";
  await expect(store.drain()).rejects.toThrow("EISDIR");
  expect((await store.store("key", [record("b")])).where).toBe("database");
  await rmdir(path);
  await rename(`${path}.away`, path);
  expect(await store.drain()).toBe(1);
  expect(stored).toEqual(["b", "a"]);
});

test("reports wait in the spool like records", async () => {
  const report = { service: "shop", environment: "production", at: new Date() };
  database = "down";
  await store.storeReports([{ ...report, id: "r", kind: "dropped", quantity: 7 }]);
  database = "up";
  await store.drain();
  expect(stored).toEqual(["r"]);
});

test("a full spool promises nothing", async () => {
  database = "down";
  const large = record("a", "x".repeat(700_000));
  expect((await store.store("key", [large])).where).toBe("spool");
  await expect(store.store("key", [{ ...large, event_id: "b" }])).rejects.toMatchObject({
    code: "unavailable",
  });
});
