import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getViews } from "#app/api/v1/error-page-views/route.ts";
import { forgetPageViews } from "#lib/error-pages/forget-page-views.ts";
import { createPageCounts } from "#lib/error-pages/page-counts.ts";
import { addToSketch, createSketch, estimatePeople } from "#lib/error-pages/people-sketch.ts";
import { storePageCounts } from "#lib/error-pages/store-page-counts.ts";
import { openDatabase } from "#lib/platform/database.ts";
import {
  closeVisitorCounts,
  storeVisitorCounts,
  visitorCounts,
} from "#lib/runtime/visitor-counts.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type Served, serveDoors } from "#tests/support/sentry-servers.ts";

const database = useDatabase();
let doors: Served;

beforeAll(async () => {
  doors = await serveDoors();
  await database.pool.service.createMany({ data: [{ name: "shop" }, { name: "mail" }] });
});
afterAll(async () => {
  await doors.close();
  await closeVisitorCounts();
});

const browser = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36";
/** Another person's: people are sketched, and one in a thousand cannot be told from the first by the salt of the day. */
function otherBrowser(): string {
  const { visitors } = visitorCounts();
  const candidates = Array.from({ length: 20 }, (_, number) => `${browser} OPR/${number}`);
  const other = candidates.find((agent) => {
    const sketch = createSketch();
    for (const one of [browser, agent]) addToSketch(sketch, visitors.of("127.0.0.1", one));
    return estimatePeople(sketch) === 2;
  });
  if (other === undefined) throw new Error("nobody is told apart");
  return other;
}
const show = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`http://${doors.host}/e/${path}`, {
    method,
    headers: { accept: "text/html", "user-agent": browser, ...headers },
  });
const tell = (query: string, headers: Record<string, string> = {}) =>
  fetch(`http://${doors.host}/e/shop/seen?${query}`, {
    method: "POST",
    headers: { "user-agent": browser, ...headers },
  });

async function read(query = "service=shop") {
  const headers = await tokenHeaders(database.context(), { scope: "read" });
  const { body, status } = await callRoute(getViews, {
    url: `/api/v1/error-page-views?${query}`,
    headers,
  });
  expect(status).toBe(200);
  return body as Record<string, unknown>;
}

test("before anything was shown there is nothing to see, in every bucket", async () => {
  expect(await read()).toMatchObject({
    ...{ shown: 0, people: 0, returned: 0, kinds: [], languages: [], bucket_seconds: 1440 },
    points: expect.arrayContaining([[expect.any(String), 0]]),
  });
});

test("pages for people are counted; those for programs, ahead of time or without a body are not", async () => {
  await show("shop/502");
  await show("shop/502");
  await show("shop/404?lang=de", { "user-agent": otherBrowser() });
  await show("mail/503");
  for (const ignored of [
    show("shop/502", { accept: "application/json" }),
    show("shop/502", {}, "HEAD"),
    show("shop/502", { "user-agent": "Googlebot/2.1" }),
    show("shop/502", { "sec-purpose": "prefetch" }),
    show("nobody/502"),
    show("shop/status.json"),
  ]) {
    await ignored;
  }
  // Nobody's path is in the tables before the batch is stored.
  expect(await database.pool.errorPageCount.count()).toBe(0);
  await storeVisitorCounts();
  expect(await read()).toMatchObject({
    ...{ shown: 3, people: 2, returned: 0 },
    kinds: [
      { kind: "502", count: 2 },
      { kind: "404", count: 1 },
    ],
  });
  expect(await read("")).toMatchObject({ shown: 4 });
});

test("whoever asks for privacy is a page and not a person, and does not count as coming back", async () => {
  await show("shop/502", { "sec-gpc": "1", "user-agent": "another" });
  await tell("kind=502&lang=en&ms=20000.4", { dnt: "1" });
  await storeVisitorCounts();
  expect(await read()).toMatchObject({ shown: 4, people: 2, returned: 0 });
});

test("an open page says how long its visitor waited, and nonsense says nothing", async () => {
  const answers = [
    await tell("kind=502&lang=en&ms=20000.4"),
    await tell("kind=503&lang=zh-Hans&ms=4000000"),
    await tell("kind=502&lang=en&ms=much"),
    await tell("kind=418&lang=en&ms=1"),
    await tell("ms=-1"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
  expect(answers[0]?.headers.get("access-control-allow-origin")).toBe("*");
  await storeVisitorCounts();
  expect(await read()).toMatchObject({
    returned: 2,
    waits: [15, 60, 300, 900, null].map((seconds) => ({
      seconds,
      count: seconds === 60 || seconds === null ? 1 : 0,
    })),
  });
});

test("nothing that is stored leads back to anybody", async () => {
  const rows = JSON.stringify([
    await database.pool.errorPageCount.findMany({ omit: { count: true } }),
    await database.pool.errorPageCrowd.findMany(),
  ]);
  expect(rows).not.toMatch(/127\.0\.0\.1|Chrome|Mozilla/);
});

test("two processes add their people up, and one stores its own again without counting twice", async () => {
  const now = () => new Date();
  const away = openDatabase("postgres://nobody@127.0.0.1:1/none");
  const mail = { service: "mail", kind: "502", language: "en" } as const;
  for (const term of ["one", "two"]) {
    const counts = createPageCounts({ now });
    counts.noteShown(mail, { hash: Buffer.alloc(8, term), term });
    await expect(storePageCounts(away, counts)).rejects.toThrow();
    await storePageCounts(database.pool, counts);
    counts.noteShown(mail, { hash: Buffer.alloc(8, term), term });
    await storePageCounts(database.pool, counts);
  }
  await away.$disconnect();
  expect(await read("service=mail")).toMatchObject({ shown: 5, people: 3 });
});

test("with its service, what was counted of it goes", async () => {
  const { id } = await database.pool.service.findUniqueOrThrow({ where: { name: "mail" } });
  await forgetPageViews(database.context(), id);
  expect(await read("service=mail")).toMatchObject({ shown: 0, people: 0 });
});
