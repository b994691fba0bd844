import { beforeAll, expect, test } from "vitest";
import { GET as list } from "#app/api/v1/audit/route.ts";
import { GET as csv } from "#app/api/v1/audit.csv/route.ts";
import { GET as ndjson } from "#app/api/v1/audit.ndjson/route.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { AuditEntry } from "#lib/accounts/schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let headers: Record<string, string>;
const many = 1203;

beforeAll(async () => {
  headers = await tokenHeaders(database.context(), { scope: "admin" });
  const context = database.context();
  await recordAudit(context, {
    action: "change-user",
    object: { type: "user", id: "u-1" },
    before: { email: "mia@example.com", role: "viewer" },
    after: { email: "mia@example.com", role: "admin" },
  });
  await recordAudit(context, {
    action: "create-target",
    object: { type: "target", id: "=cmd|' /C calc'!A0" },
    after: { name: "shop-web" },
  });
  await database.pool.auditEntry.createMany({
    data: Array.from({ length: many }, (_, index) => ({
      ...{ actor_kind: "token", actor_name: "token robot", action: "create-user" },
      ...{ object_type: "user", object_id: `made-${index}` },
    })),
  });
});

const search = async (query: string) => {
  const { body } = await callRoute(list, { url: `/api/v1/audit?${query}`, headers });
  return listOf(AuditEntry).parse(body).data;
};
const download = async (handler: typeof csv, query: string) => {
  const request = new Request(`http://localhost:3000/x?${query}`, { headers });
  const answer = await handler(request, { params: Promise.resolve({}) });
  return { answer, text: await answer.text() };
};

test("entries are found by action, kind, name, address and id of the object", async () => {
  expect((await search("action=change-user")).map(({ object_id }) => object_id)).toEqual(["u-1"]);
  expect(await search("object_type=target")).toHaveLength(1);
  expect((await search("object=mia@"))[0]?.action).toBe("change-user");
  expect((await search("object=shop-w"))[0]?.action).toBe("create-target");
  expect(await search("object=made-77&actor=ROBOT&action=create-user")).toHaveLength(11);
  expect(await search("object=mia@&action=create-user")).toEqual([]);
});

test("the whole filter is exported, in parts, once each, newest first", async () => {
  const { answer, text } = await download(ndjson, "action=create-user");
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  const entries = text
    .trim()
    .split("\n")
    .map((line) => AuditEntry.parse(JSON.parse(line)));
  expect(entries).toHaveLength(many);
  const ids = entries.map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].sort((one, other) => other - one));
});

test("a spreadsheet gets text where an object is named like a formula", async () => {
  const { answer, text } = await download(csv, "object_type=target");
  expect(answer.headers.get("content-disposition")).toMatch(/audit-\d{4}-\d\d-\d\d\.csv/);
  const [head, line] = text.split("\r\n");
  expect(head).toBe("time,actor,action,object_type,object_id,before,after");
  expect(line).toContain(`,'=cmd|`);
});

test("that the log was taken away is in the log, with its filter", async () => {
  await download(csv, "actor=mia");
  expect((await search("action=export-audit"))[0]).toMatchObject({
    object_id: "csv",
    after: { actor: "mia" },
  });
});

test("an operator gets neither file", async () => {
  const operator = await tokenHeaders(database.context(), { scope: "operate" });
  for (const handler of [csv, ndjson]) {
    expect((await callRoute(handler, { headers: operator })).status).toBe(403);
  }
});
