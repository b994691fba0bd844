import { beforeAll, expect, test } from "vitest";
import { GET, OPTIONS, POST } from "#app/api/embed/error-page/route.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey } from "#tests/support/send-ingest.ts";

const database = useDatabase();
let dsn = "";
const id = "0123456789abcdef0123456789abcdef";

beforeAll(async () => {
  const service = await database.pool.service.create({ data: { name: "shop" } });
  await addIngestKey(database, "keyofshop", service.id);
  dsn = `http://keyofshop@errors.example/${service.id}`;
});

function ask(options: Record<string, string>, init: RequestInit = {}) {
  const query = new URLSearchParams({ dsn, eventId: id, ...options });
  const request = new Request(`http://localhost:3000/api/embed/error-page/?${query}`, init);
  const handlers = { GET, OPTIONS, POST } as const;
  return handlers[(init.method ?? "GET") as keyof typeof handlers](request);
}

test("the program is a script for any origin, and no option leaves its string", async () => {
  const hostile = `</script><img src=x onerror=alert(1)>"+alert(2)+"\u2028`;
  const answer = await ask({ title: hostile, subtitle: hostile, name: hostile });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
  });
  const program = await answer.text();
  expect(program).not.toContain("</script>");
  expect(program).not.toContain("\u2028");
  // It is one expression, whatever the options say.
  expect(() => new Function(program)).not.toThrow();
  expect(program).not.toContain("keyofshop");
});

test("what is posted is kept under the event, once it may be", async () => {
  const answer = await ask(
    {},
    {
      method: "POST",
      body: new URLSearchParams({ name: "Ada", email: "ada@northwind.example", comments: "Gone." }),
    },
  );
  expect(answer.status).toBe(200);
  expect(await database.pool.feedback.findMany()).toMatchObject([
    { name: "Ada", message: "Gone.", event_id: "01234567-89ab-cdef-0123-456789abcdef" },
  ]);
});

test.each([
  ["no DSN", { dsn: "" }, "m", 400],
  ["a key that is none", { dsn: "http://wrong@errors.example/1" }, "m", 401],
  ["no message", {}, "", 422],
])("with %s nothing is kept", async (_case, options, comments, status) => {
  const before = await database.pool.feedback.count();
  const answer = await ask(options, { method: "POST", body: new URLSearchParams({ comments }) });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(await database.pool.feedback.count()).toBe(before);
});

test("a browser may ask before it posts", async () => {
  const answer = await ask({}, { method: "OPTIONS" });
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
});
