import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "#app/api/v1/search/route.ts";
import { database as webDatabase } from "#lib/platform/database.ts";
import { FoundList } from "#lib/runtime/search-schemas.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addScenario, createWard } from "#tests/support/recovery.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
let viewer: Record<string, string>;
let reference = "";
let ward: Awaited<ReturnType<typeof createWard>>;

beforeAll(async () => {
  const context = database.context();
  viewer = await tokenHeaders(context, { scope: "read" });
  await addIngestKey(database, "organisation-key");
  const records = [
    {
      message: "Connection to db-1 refused",
      code: "DB_DOWN",
      service: "checkout",
      request_id: "req-77",
    },
    ...Array.from({ length: 8 }, (_, index) => ({
      ...{ message: `Cart ${"abcdefgh"[index]} is empty`, code: `CART_${index}`, service: "cart" },
    })),
  ];
  const answer = await sendIngest(database, records);
  reference = answer.body.references[0] ?? "";
  ward = await createWard(context, "http://127.0.0.1:9");
  await addScenario(context, ward, { name: "restart-the-shop" });
});
afterAll(() => webDatabase().$disconnect());

async function search(q: string) {
  const { status, body } = await callRoute(GET, {
    url: `/api/v1/search?${new URLSearchParams({ q })}`,
    headers: viewer,
  });
  expect(status).toBe(200);
  return FoundList.parse(body).data;
}

test.each([
  ["as it is written", (told: string) => told],
  ["in small letters without its hyphen", (told: string) => told.toLowerCase().replace("-", "")],
  ["with a space instead", (told: string) => ` ${told.replace("-", " ")} `],
])("a visitor's reference leads to its record, %s", async (_, type) => {
  const [first] = await search(type(reference));
  expect(first).toMatchObject({
    kind: "record",
    title: `${reference} · DB_DOWN`,
    detail: "checkout · production",
  });
  const address = new URL(first?.path ?? "", "http://localhost");
  expect(address.pathname).toBe("/records");
  const { record, ref, from, to } = Object.fromEntries(address.searchParams);
  expect(ref).toBe(reference);
  const row = await database.pool.$queryRaw<{ found: boolean }[]>`
    SELECT timestamp > ${from}::timestamptz AND timestamp < ${to}::timestamptz AS found
    FROM records WHERE id = ${record}::uuid`;
  expect(row).toEqual([{ found: true }]);
});

test("a request id leads to its record, too", async () => {
  expect(await search("req-77")).toMatchObject([{ kind: "record" }]);
});

test("words lead to issues, services, scenarios and runs", async () => {
  expect(await search("refused")).toMatchObject([
    { kind: "issue", title: "Connection to db-1 refused", detail: "DB_DOWN · checkout" },
  ]);
  expect(await search("CHECK")).toMatchObject([{ kind: "service", path: "/services/checkout" }]);
  expect(await search("the-shop")).toMatchObject([
    { kind: "scenario", path: "/scenarios/restart-the-shop" },
  ]);
  await database.pool.run.create({
    data: {
      ...{ name: "Restart of the web", service_id: ward.service_id, environment: "production" },
      ...{ definition: {}, cause: "manual", reason: "", requested_by: "a test" },
      state: "RECOVERED",
    },
  });
  expect(await search("of the web")).toMatchObject([{ kind: "run", title: "Restart of the web" }]);
  expect((await search(ward.service)).map(({ kind }) => kind)).toEqual(["service", "run"]);
});

test("a kind answers at most five", async () => {
  const found = await search("cart");
  expect(found.filter(({ kind }) => kind === "issue")).toHaveLength(5);
});

test("signs of patterns mean themselves, and words that nothing has find nothing", async () => {
  expect(await search("%%")).toEqual([]);
  expect(await search("__")).toEqual([]);
  expect(await search("nothing of this kind")).toEqual([]);
});

test.each(["", "x", "x".repeat(201)])("%j is no search", async (q) => {
  const url = `/api/v1/search?${new URLSearchParams({ q })}`;
  expect(await callRoute(GET, { url, headers: viewer })).toMatchObject({ status: 400 });
});

test("who is not known is told nothing", async () => {
  expect(await callRoute(GET, { url: "/api/v1/search?q=cart" })).toMatchObject({ status: 401 });
});
