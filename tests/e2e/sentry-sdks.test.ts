import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { openChromium } from "#tests/support/open-chromium.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";
import { runNodeApp, type Served, serveDoors, servePage } from "#tests/support/sentry-servers.ts";
import { readWhole } from "#tests/support/whole-record.ts";

const database = useDatabase();
let doors: Served;

beforeAll(async () => {
  doors = await serveDoors();
});
afterAll(() => doors.close());

/** A service of the test's own and its DSN. */
async function addService(name: string, limits: object = {}) {
  const { id } = await database.pool.service.create({ data: { name, limits } });
  // SDKs take no hyphen in the key of a DSN.
  const key = `key${id}`;
  await addIngestKey(database, key, id);
  return { service_id: id, dsn: `http://${key}@${doors.host}/${id}` };
}

const listRecords = (service_id: number) =>
  database.pool.record
    .findMany({ where: { service_id }, orderBy: { message: "asc" } })
    .then((rows) => Promise.all(rows.map((row) => readWhole(database, row))));

test("errors with causes, messages and log lines of @sentry/node become records", async () => {
  const { service_id, dsn } = await addService("node-errors");
  const printed = await runNodeApp(dsn, "errors");
  const records = await listRecords(service_id);
  expect(records).toMatchObject([
    { message: "cart is slow", level: "warning", error_code: "UNKNOWN" },
    {
      message: "checkout failed",
      level: "error",
      error_code: "RangeError",
      environment: "staging",
      release: "shop@1.2.3",
      host: "web-1",
      request_id: "r-7",
      user_id: "u-7",
    },
    { message: "stock is out", level: "error", environment: "staging", attributes: { sku: "a-1" } },
  ]);
  const [, failed] = records;
  expect(failed?.stack_trace).toMatch(
    /^RangeError: checkout failed\n {4}at Object\.errors \(\/.*sentry-node-app\.ts:\d+:\d+\)[\s\S]*\{\n {2}\[cause\]: TypeError: no cart\n/,
  );
  expect(failed?.attributes).toMatchObject({
    platform: "node",
    sdk: { name: "sentry.javascript.node" },
    breadcrumbs: [{ message: "cart opened" }],
  });
  await sendIngest(
    database,
    { message: "checkout failed", stack_trace: printed },
    { key: `key${service_id}` },
  );
  const issues = await database.pool.issue.findMany({ where: { service_id } });
  // The same error as text is the same issue.
  expect(issues.map(({ title, count }) => [title, count]).sort()).toEqual([
    ["cart is slow", 1n],
    ["checkout failed", 2n],
    ["stock is out", 1n],
  ]);
});

test("the end of a check-in is what is kept of it", async () => {
  const { service_id, dsn } = await addService("node-monitors");
  await runNodeApp(dsn, "check-in");
  expect(await database.pool.checkIn.findMany({ where: { service_id } })).toMatchObject([
    { monitor: "nightly", status: "ok", environment: "staging" },
  ]);
});

test("feedback is joined to the error that it is about", async () => {
  const { service_id, dsn } = await addService("node-feedback");
  await runNodeApp(dsn, "feedback");
  const [record] = await listRecords(service_id);
  expect(await database.pool.feedback.findMany({ where: { service_id } })).toMatchObject([
    { event_id: record?.id, reference: record?.reference, name: "Ada", message: "It broke." },
  ]);
});

test("a storm over the limit is pushed back into the SDK, and what it throws away is counted", async () => {
  const { service_id, dsn } = await addService("node-storm", { records_per_minute: 4 });
  await runNodeApp(dsn, "storm");
  const kept = (await listRecords(service_id)).length;
  const dropped = await database.pool.ingestOutcome.findMany({
    where: { service_id, outcome: "dropped", resolution: 86_400 },
  });
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(9);
  const lost = dropped.reduce((sum, { count }) => sum + Number(count), 0);
  // The one that met the 429 is neither kept nor reported.
  expect(kept + lost).toBe(9);
});

test("@sentry/browser reports from another origin, and the page may read what it is told", async () => {
  const { service_id, dsn } = await addService("browser");
  const page = await servePage();
  const chromium = await openChromium();
  try {
    const tab = await chromium.newPage();
    const statuses: number[] = [];
    tab.on("response", (answer) => {
      if (answer.url().includes(doors.host)) statuses.push(answer.status());
    });
    await tab.goto(`http://${page.host}/?dsn=${encodeURIComponent(dsn)}`);
    for (const id of ["#throw", "#reject", "#feedback"]) await tab.click(id);
    await expect.poll(() => database.pool.feedback.count({ where: { service_id } })).toBe(1);
    await expect.poll(async () => (await listRecords(service_id)).length).toBe(2);
    const url = dsn.replace(/^http:\/\/.*@/, "http://").replace(/\/(\d+)$/, "/api/$1/envelope/");
    const told = await tab.evaluate(async (address) => {
      const headers = { "X-Sentry-Auth": "Sentry sentry_key=wrong" };
      const answer = await fetch(address, { method: "POST", body: "{}", headers });
      return [answer.status, answer.headers.get("x-sentry-error")];
    }, url);
    expect(told).toEqual([401, expect.stringContaining("not known")]);
    expect(statuses.filter((status) => status >= 400)).toEqual([401]);
  } finally {
    await chromium.close();
    await page.close();
  }
  const [thrown, rejected] = await listRecords(service_id);
  expect(thrown).toMatchObject({
    error_code: "TypeError",
    message: "no cart in the browser",
    url: expect.stringContaining(`http://${page.host}/`),
  });
  expect(thrown?.stack_trace).toContain(`http://${page.host}/app.js:`);
  expect(rejected).toMatchObject({ error_code: "RangeError", message: "nobody caught this" });
});
