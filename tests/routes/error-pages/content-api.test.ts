import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getContent } from "#app/api/v1/error-pages/content/route.ts";
import { DELETE as discard, PUT as save } from "#app/api/v1/error-pages/draft/route.ts";
import { POST as preview } from "#app/api/v1/error-pages/preview/route.ts";
import { POST as publish } from "#app/api/v1/error-pages/publish/route.ts";
import { POST as restore } from "#app/api/v1/error-pages/versions/[number]/restore/route.ts";
import { GET as getVersion } from "#app/api/v1/error-pages/versions/[number]/route.ts";
import { GET as listVersions } from "#app/api/v1/error-pages/versions/route.ts";
import { database as webDatabase } from "#lib/platform/database.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let reader: Record<string, string>;
let operator: Record<string, string>;

beforeAll(async () => {
  await database.pool.service.create({ data: { name: "team/shop" } });
  reader = await tokenHeaders(database.context(), { scope: "read" });
  operator = await tokenHeaders(database.context(), { scope: "operate" });
});
afterAll(() => webDatabase().$disconnect());

const service = "team/shop";
const url = `/?service=${encodeURIComponent(service)}`;
const content = (heading: string) => ({ texts: { "503": { en: { heading } } }, look: {} });
const put = (heading: string, revision: number, headers = operator) =>
  callRoute(save, {
    ...{ method: "PUT", headers },
    body: { service, content: content(heading), revision },
  });
const post = (revision: number, headers = operator) =>
  callRoute(publish, { method: "POST", headers, body: { service, revision, note: "why" } });

test("a draft is saved, refused while a rule is broken, published, listed and published again", async () => {
  expect(await put("Oops", 0)).toMatchObject({ status: 200, body: { draft: { revision: 1 } } });
  expect(await post(1)).toMatchObject({
    status: 422,
    body: {
      title: "Some values need a change",
      errors: [{ path: "texts.503.en.heading", message: expect.stringContaining("Oops") }],
      findings: [{ severity: "error", rule: "R4", kind: "503", language: "en", field: "heading" }],
    },
  });
  expect((await put("Shut for now", 0)).status).toBe(409);
  expect((await put("Shut for now", 1)).status).toBe(200);
  expect(await post(2)).toMatchObject({ status: 200, body: { published: { number: 1 } } });
  expect((await post(2)).status).toBe(409);
  const list = await callRoute(listVersions, { url, headers: reader });
  expect(list.body).toMatchObject({ data: [{ number: 1, note: "why" }], next_cursor: null });
  const one = await callRoute(getVersion, { url, params: { number: "1" }, headers: reader });
  expect(one.body).toMatchObject({ changes: [{ path: "texts.503.en.heading" }] });
  const back = await callRoute(restore, {
    ...{ method: "POST", params: { number: "1" }, headers: operator },
    body: { service, note: "" },
  });
  expect(back).toMatchObject({ status: 200, body: { published: { restored_from: 1 } } });
});

test("a write names its place: nothing becomes the organisation's by leaving it out", async () => {
  const body = { content: content("Shut"), revision: 0 };
  expect((await callRoute(save, { method: "PUT", headers: operator, body })).status).toBe(422);
  const nowhere = await callRoute(getContent, { url: "/?service=nobody", headers: reader });
  expect(nowhere.status).toBe(404);
});

test("who may only read sees pages and previews, and changes nothing", async () => {
  expect((await callRoute(getContent, { url, headers: reader })).status).toBe(200);
  const body = { service, content: content("Shut"), pages: [{ kind: "503", language: "en" }] };
  const seen = await callRoute(preview, { method: "POST", headers: reader, body });
  expect(seen).toMatchObject({ status: 200, body: { pages: [{ kind: "503", theme: "plain" }] } });
  expect((await callRoute(preview, { method: "POST", body })).status).toBe(401);
  expect((await put("Shut", 0, reader)).status).toBe(403);
  expect((await post(0, reader)).status).toBe(403);
  expect((await callRoute(discard, { method: "DELETE", url, headers: reader })).status).toBe(403);
  expect((await callRoute(discard, { method: "DELETE", url, headers: operator })).status).toBe(204);
});

test.each([
  ["an unknown kind", { texts: { "418": { en: { heading: "Tea" } } }, look: {} }],
  ["an unknown token", { texts: {}, look: { shadow: "deep" } }],
  ["a colour in words", { texts: {}, look: { light: { ink: "red" } } }],
  ["style in a colour", { texts: {}, look: { light: { ink: "#000000;}body{" } } }],
  ["a font of one's own", { texts: {}, look: { font: "url(//evil.example)" } }],
  [
    "an address that runs",
    { texts: { "503": { en: { route: { text: "Go", url: "javascript:alert(1)" } } } } },
  ],
  ["a heading without words", { texts: { "503": { en: { heading: " " } } } }],
])("%s is refused with where it is", async (_case, wrong) => {
  const body = { service, content: wrong, revision: 0 };
  const { status, body: answer } = await callRoute(save, {
    method: "PUT",
    headers: operator,
    body,
  });
  expect(status).toBe(422);
  expect(answer).toMatchObject({ errors: [{ path: expect.stringMatching(/^content\./) }] });
});
