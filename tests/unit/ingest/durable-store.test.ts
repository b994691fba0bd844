import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDurableStore, type DurableStore } from "#lib/ingest/durable-store.ts";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { openSpool } from "#lib/platform/spool.ts";

const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
const log = createLogger("test");
log.level = "silent";

let folder = "";
let store: DurableStore;
let database: "up" | "down" | "hung" = "up";
let stored: string[] = [];
let buried: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paramedic-store-"));
  [database, stored, buried] = ["up", [], []];
  store = createDurableStore({
    spool: await openSpool(folder, 1024 * 1024),
    log,
    probe: answer,
    async commitReports(reports) {
      await answer();
      stored.push(...reports.map(({ id }) => id));
    },
    async commit(records) {
      await answer();
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
