import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "#app/api/v1/stream/route.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { database as webDatabase } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import { reactToFacts } from "#lib/runtime/react-to-facts.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
type Event = { id: string; type: string; data: Record<string, unknown> };
type Open = { status: number; headers: Headers; events: Event[]; isOver(): boolean; leave(): void };
const open: Open[] = [];
let token: Record<string, string> = {};

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  token = await tokenHeaders(database.context(), { scope: "read" });
});
afterAll(async () => {
  for (const stream of open) stream.leave();
  await webDatabase().$disconnect();
});

/** Opens a stream and gathers its events. */
async function openStream(search = "", headers = token): Promise<Open> {
  const gone = new AbortController();
  const url = `http://localhost:3000/api/v1/stream${search}`;
  const answer = await GET(new Request(url, { headers, signal: gone.signal }));
  const stream = {
    ...{ status: answer.status, headers: answer.headers, events: [] as Event[] },
    over: false,
    isOver: () => stream.over,
    leave: () => gone.abort(),
  };
  if (answer.status === 200 && answer.body) {
    open.push(stream);
    void gather(answer.body, stream.events).finally(() => {
      stream.over = true;
    });
  }
  return stream;
}

async function gather(body: ReadableStream<Uint8Array<ArrayBuffer>>, events: Event[]) {
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, id = "", type = "", data = ""] =
        /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (type) events.push({ id, type, data: JSON.parse(data) });
    }
  }
}

const typesOf = ({ events }: Open) => events.map(({ type }) => type);
const record = (service: string, message = "It failed") => ({
  ...{ service_name: service, error_code: "FAILED", message },
});

/** The process listens; before, it tells everybody to read again. */
async function openListening(search = ""): Promise<Open> {
  const stream = await openStream(search);
  await expect
    .poll(async () => {
      await recordFacts(database.pool, [
        { kind: "incident-opened", service_id: null, payload: { incident_id: "probe" } },
      ]);
      return open.some(({ events }) => events.some(({ type }) => type === "reload"));
    })
    .toBe(true);
  return stream;
}

test("a stored record is told with its service, issue and words; another service's filter does not let it through", async () => {
  const all = await openListening();
  const mine = await openStream("?types=record,issue&service=shop");
  const answer = await sendIngest(database, [record("shop", "Out of order"), record("cart")]);
  expect(answer.status).toBe(202);
  await expect.poll(() => typesOf(mine)).toContain("record");
  expect(all.headers.get("content-type")).toMatch(/^text\/event-stream/);
  expect(all.headers.get("cache-control")).toBe("no-cache, no-transform");
  expect(all.headers.get("x-accel-buffering")).toBe("no");
  const told = mine.events.find(({ type }) => type === "record")?.data;
  expect(told).toMatchObject({
    count: 1,
    places: [{ service: "shop", count: 1, environments: ["production"] }],
    records: [{ service: "shop", error_code: "FAILED", message: "Out of order" }],
  });
  expect(all.events.find(({ type }) => type === "record")?.data).toMatchObject({ count: 2 });

  // The worker says that the issue opened.
  await reactToFacts(database.context(), "decide");
  await expect.poll(() => typesOf(mine)).toContain("issue");
  const opened = mine.events.find(({ type }) => type === "issue")?.data;
  expect(opened).toMatchObject({ service: "shop", what: "opened" });
});

test("what a person changes is told, and what moves a run or an incident; who comes back gets what came meanwhile", async () => {
  const stream = await openListening("?types=issue,run,incident");
  const shop = await database.pool.service.findUniqueOrThrow({ where: { name: "shop" } });
  const issue = await database.pool.issue.findFirstOrThrow({ where: { service_id: shop.id } });
  await recordAudit(database.context(), {
    action: "change-issue",
    object: { type: "issue", id: issue.id },
  });
  await expect
    .poll(() => stream.events.at(-1))
    .toMatchObject({
      type: "issue",
      data: { id: issue.id, service: null },
    });
  const last = stream.events.at(-1)?.id ?? "";
  stream.leave();
  await expect.poll(stream.isOver).toBe(true);
  await recordFacts(database.pool, [
    {
      kind: "run-moved",
      service_id: shop.id,
      payload: { run_id: "a-run", state: "ACTING" },
    },
    {
      kind: "incident-closed",
      service_id: shop.id,
      payload: { incident_id: "an-incident" },
    },
  ]);
  await sleep(100);
  const back = await openStream("?types=run,incident", { ...token, "last-event-id": last });
  await expect.poll(() => typesOf(back)).toEqual(["run", "incident"]);
  expect(back.events[0]?.data).toMatchObject({ id: "a-run", service: "shop", what: "ACTING" });
  const lost = await openStream("", { ...token, "last-event-id": "of-another-time" });
  await expect.poll(() => typesOf(lost)).toEqual(["reload"]);
});

test("a storm is a few summaries a second, with its counts and a few of its records", async () => {
  const stream = await openListening("?types=record");
  const before = stream.events.length;
  for (let round = 0; round < 40; round += 1) {
    await sendIngest(
      database,
      Array.from({ length: 50 }, (_, at) => record("shop", `Of ${round} ${at}`)),
    );
  }
  const counted = () =>
    stream.events.slice(before).reduce((sum, { data }) => sum + Number(data.count ?? 0), 0);
  await expect.poll(counted, { timeout: 5000 }).toBe(2000);
  const told = stream.events.slice(before);
  expect(told.length).toBeLessThan(40);
  for (const { data } of told) expect(data.records).toHaveProperty("length");
  expect(
    Math.max(...told.map(({ data }) => (data.records as unknown[]).length)),
  ).toBeLessThanOrEqual(10);
});

test("a stream ends soon after its token was revoked", async () => {
  const secret = await tokenHeaders(database.context(), { scope: "read" });
  const stream = await openStream("", secret);
  await database.pool.apiToken.updateMany({
    data: { revoked_at: new Date() },
    where: { name: "test read" },
  });
  await expect.poll(stream.isOver, { timeout: 25_000, interval: 250 }).toBe(true);
  token = await tokenHeaders(database.context(), { scope: "read" });
  expect((await openStream("", secret)).status).toBe(401);
});

test("one token holds a dozen streams; the next is told when to try again, and a wrong filter what it may be", async () => {
  const streams: Open[] = [];
  for (let count = 0; count < 12; count += 1) streams.push(await openStream());
  const next = await openStream();
  expect([next.status, next.headers.get("retry-after")]).toEqual([429, "30"]);
  streams[0]?.leave();
  expect((await openStream()).status).toBe(200);
  for (const stream of streams) stream.leave();
  expect((await openStream("?types=record,everything")).status).toBe(400);
});
