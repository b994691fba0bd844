import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "#app/e/[[...path]]/route.ts";
import { closeStores, storeOf } from "#lib/ingest/store-together.ts";
import { listIssueFeedback, listServiceFeedback } from "#lib/issues/list-feedback.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { keepFeedback } from "#lib/runtime/visitor-doors.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";
import { type Served, serveDoors } from "#tests/support/sentry-servers.ts";

const database = useDatabase();
let doors: Served;
let service_id = 0;

beforeAll(async () => {
  doors = await serveDoors();
  const error_page = { display_name: "Northwind Shop", home_url: "https://northwind.example/" };
  const service = await database.pool.service.create({ data: { name: "shop", error_page } });
  service_id = service.id;
  await addIngestKey(database, "key-of-shop", service_id);
});
afterAll(() => doors.close());

const listed = () => database.pool.feedback.findMany({ where: { service_id } });
const reference = deriveReference("r-1");
/** Each test writes from an address of its own, as far as its answer is not about the limit. */
function send(fields: Record<string, string>, { query = "", accept = "text/html" } = {}) {
  return fetch(`http://${doors.host}/e/shop/feedback?kind=502&lang=en${query}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { accept },
    redirect: "manual",
  });
}

test("what was posted is stored before the answer, which is a page that a reload does not post again", async () => {
  const record = { message: "no cart", service_name: "shop", request_id: "r-1" };
  await sendIngest(database, record, { key: "key-of-shop" });
  const message = "I wanted to pay. token=sk_live_abcdefghijklmnopqrstuvwx";
  const fields = { message, email: "ada@northwind.example" };
  const answer = await send(fields, { query: `&ref=${reference.toLowerCase()}` });
  expect(answer.status).toBe(303);
  const [stored] = await listed();
  expect(stored).toMatchObject({
    reference,
    page_kind: "502",
    language: "en",
    email: "ada@northwind.example",
    event_id: null,
  });
  expect(stored?.message).toMatch(/^I wanted to pay\./);
  expect(stored?.message).not.toContain("sk_live");

  const thanks = await fetch(new URL(answer.headers.get("location") ?? "", answer.url));
  expect(thanks.status).toBe(200);
  expect(thanks.headers.get("content-security-policy")).toContain("default-src 'none'");
  const html = await thanks.text();
  expect(html).toContain("Your message has arrived.");
  expect(html).toContain(`href="502?lang=en&amp;ref=${reference}"`);
  expect(html).toContain('href="https://northwind.example/"');
  expect(await listed()).toHaveLength(1);
});

test("it stands with the issue of its record, and who wrote it only before those who can answer", async () => {
  const issue = await database.pool.issue.findFirstOrThrow({ where: { service_id } });
  const [operator, viewer] = [database.context("operator"), database.context("viewer")];
  const { data } = await listIssueFeedback(operator, issue.id);
  expect(data).toMatchObject([
    { reference, page_kind: "502", email: "ada@northwind.example", wants_answer: true },
  ]);
  for (const seen of [
    await listIssueFeedback(viewer, issue.id),
    await listServiceFeedback(viewer, "shop"),
  ]) {
    expect(seen.data).toMatchObject([{ email: null, name: null, wants_answer: true }]);
    expect(JSON.stringify(seen)).not.toContain("ada@");
  }
});

test("a program that fills every field is thanked and not heard", async () => {
  const before = (await listed()).length;
  const answer = await send({ message: "Buy this", website: "https://spam.example" });
  expect(answer.status).toBe(303);
  expect(await listed()).toHaveLength(before);
});

test("what is not kept comes back with everything that was typed, and says so", async () => {
  const typed = `<b>${"x".repeat(2100)}</b>`;
  const answer = await send({ message: typed, email: "ada@northwind.example" });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('<p role="alert">Your message was not kept.');
  expect(html).toContain(typed.replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  expect(html).toContain('value="ada@northwind.example"');
  const large = await send({ message: "x".repeat(40_000) }, { accept: "application/json" });
  expect(large.status).toBe(413);
  expect(large.headers.get("content-type")).toContain("application/problem+json");
});

test("a service that nobody knows takes nothing and shows the page for what is not there", async () => {
  const url = `http://${doors.host}/e/nobody/feedback`;
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ message: "m" }) });
  expect(answer.status).toBe(404);
  expect(await database.pool.service.count({ where: { name: "nobody" } })).toBe(0);
});

test("the route handler takes the same form", async () => {
  const request = new Request("http://localhost:3000/e/shop/feedback?kind=500&lang=en", {
    method: "POST",
    body: new URLSearchParams({ message: "From the other frame." }),
    headers: { accept: "application/json", "x-forwarded-for": "192.0.2.9" },
  });
  const answer = await POST(request);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect((await listed()).map(({ message }) => message)).toContain("From the other frame.");
});

test("one address has a share, and is told when to come again", async () => {
  const statuses: number[] = [];
  let last = await send({ message: "again" });
  for (let tries = 0; tries < 8; tries += 1) {
    last = await send({ message: "again" });
    statuses.push(last.status);
  }
  expect(statuses.slice(-2)).toEqual([429, 429]);
  expect(last.headers.get("retry-after")).toBe("300");
  expect(await last.text()).toContain(">again</textarea>");
});

test("while the database is away it waits on disk, and is stored when the database is back", async () => {
  await closeStores();
  const away = openDatabase("postgres://nobody@127.0.0.1:1/none");
  const feedback = { service: "shop", reference, kind: "503", language: "en" } as const;
  await keepFeedback(away, { ...feedback, message: "Spooled.", name: null, email: null });
  expect((await listed()).map(({ message }) => message)).not.toContain("Spooled.");
  await closeStores();
  await away.$disconnect();

  await storeOf({ ...database.context(), database: database.pool });
  await expect
    .poll(async () => (await listed()).find(({ message }) => message === "Spooled."), {
      timeout: 10_000,
    })
    .toMatchObject({ reference, page_kind: "503", language: "en" });
});
