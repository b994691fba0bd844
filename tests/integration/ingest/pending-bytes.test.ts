import { beforeAll, expect, test } from "vitest";
import { acceptIngest } from "#lib/ingest/accept-ingest.ts";
import { acceptOtlpLogs } from "#lib/ingest/accept-otlp.ts";
import { acceptSentry } from "#lib/ingest/accept-sentry.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const unreadable = Buffer.alloc(9_000_000, "{");
/** Together far more than a process holds at a time. */
const times = 20;
let numericId = 0;

beforeAll(async () => {
  const shop = await database.pool.service.create({ data: { name: "shop" } });
  numericId = shop.id;
  await addIngestKey(database, "key-of-the-shop", shop.id);
});

const url = (path: string) => new URL(`http://127.0.0.1${path}`);
test.each([
  ["native", acceptIngest, () => url("/api/ingest")],
  ["OTLP", acceptOtlpLogs, () => url("/v1/logs")],
  ["Sentry", acceptSentry, () => url(`/api/${numericId}/envelope/?sentry_key=key-of-the-shop`)],
] as const)("bodies that the %s door refuses are held no longer", async (_, door, urlOf) => {
  const headers = new Headers({
    authorization: "Bearer key-of-the-shop",
    "content-type": "application/json",
  });
  const asked = { method: "POST", url: urlOf(), headers, body: unreadable };
  const statuses = new Set<number>();
  for (let time = 0; time < times; time += 1) {
    statuses.add((await door(asked, database.pool)).status);
  }
  expect([...statuses]).toEqual([400]);
});
