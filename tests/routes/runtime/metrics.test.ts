import { beforeAll, expect, test } from "vitest";
import { answerMetrics } from "#lib/runtime/describe-metrics.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const local = { "x-forwarded-for": "127.0.0.1" };
const ask = (headers: Record<string, string>) => answerMetrics(new Headers(headers), database.pool);

beforeAll(async () => {
  await addIngestKey(database, "organisation-key");
  await sendIngest(database, [
    { message: "x", code: "A", service: "s" },
    { message: "y", code: "B", service: "s" },
  ]);
});

test("this machine reads counts in Prometheus's format", async () => {
  const { status, headers, body } = await ask(local);
  expect(status).toBe(200);
  expect(headers["content-type"]).toContain("version=0.0.4");
  expect(body).toContain("\nparamedic_records 2\n");
  expect(body).toContain('paramedic_issues{state="open"} 2');
  for (const line of body.trim().split("\n")) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{state="\w+"\})? \d+)$/);
  }
});

test("others need an administrator's token", async () => {
  const context = database.context();
  const elsewhere = { "x-forwarded-for": "203.0.113.7" };
  expect(await ask(elsewhere)).toMatchObject({ status: 401 });
  expect(await ask({ ...local, "x-paramedic-relayed": "yes" })).toMatchObject({ status: 401 });
  const operator = await tokenHeaders(context, { scope: "operate" });
  expect(await ask({ ...elsewhere, ...operator })).toMatchObject({ status: 403 });
  const admin = await tokenHeaders(context, { scope: "admin" });
  expect(await ask({ ...elsewhere, ...admin })).toMatchObject({ status: 200 });
});
