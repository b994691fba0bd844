import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listRecords } from "#lib/issues/list-records.ts";
import { pruneOldRows } from "#lib/retention/prune-old-rows.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const client = new Client({ connectionString: database.url });
const frames = Array.from(
  { length: 12 },
  (_, line) => `    at step${line} (/srv/app/src/steps/step-${line}.ts:${line + 10}:7)`,
).join("\n");
const python = (message: string) => `Traceback (most recent call last):
${Array.from({ length: 8 }, (_, line) => `  File "/srv/app/steps.py", line ${line}, in step_${line}\n    go(${line}) # für ${line}`).join("\n")}
ValueError: ${message}`;

beforeAll(async () => {
  await client.connect();
  await addIngestKey(database, "organisation-key");
});
afterAll(() => client.end());

async function post(service: string, stack_trace: string, timestamp?: string): Promise<void> {
  const body = { message: "m", code: "E", service, stack_trace, timestamp };
  expect((await sendIngest(database, body)).body).toMatchObject({ accepted: 1 });
}

async function stacksOf(service: string): Promise<(string | null)[]> {
  const from = new Date(Date.now() - 10 * 86_400_000).toISOString();
  const context = { ...database.context(), now: () => new Date(Date.now() + 1000) };
  const query = { service, from, limit: 100 };
  const { data } = await listRecords(context, query);
  return data.map(({ stack_trace }) => stack_trace).reverse();
}

async function keptOf(service: string) {
  const { rows } = await client.query<{ stack_trace: string; calls_id: string | null }>(
    `SELECT r.stack_trace, r.calls_id FROM records r JOIN services s ON s.id = r.service_id
     WHERE s.name = $1 ORDER BY r.timestamp, r.received_at`,
    [service],
  );
  return rows;
}

const count = async () =>
  Number((await client.query("SELECT count(*) FROM record_calls")).rows[0].count);

test.each([
  ["javascript", (message: string) => `TypeError: ${message}\n${frames}`],
  ["python", python],
  ["windows-lines", (message: string) => `TypeError: ${message}\r\n${frames.toUpperCase()}`],
  ["no-message-line", (_: string) => `${frames}\n${frames}`],
])(
  "%s: calls that come again are kept once, and records read as they were sent",
  async (name, stack) => {
    const before = await count();
    const sent = ["one", "two 😀", "three: with colon", "one"].map(stack);
    for (const text of sent) await post(`shared-${name}`, text);
    expect(await stacksOf(`shared-${name}`)).toEqual(sent);
    const kept = await keptOf(`shared-${name}`);
    expect(kept.map(({ calls_id }) => calls_id !== null)).toEqual([false, true, true, true]);
    expect(kept.at(-1)?.stack_trace.length).toBeLessThan(200);
    expect((await count()) - before).toBe(1);
  },
);

test("short stacks and stacks of one line stay with their records", async () => {
  const sent = ["", "x", "E: m\n at a (b:1)", "y".repeat(3000)].flatMap((text) => [text, text]);
  for (const text of sent) await post("whole", text);
  expect((await keptOf("whole")).map(({ calls_id }) => calls_id)).toEqual(sent.map(() => null));
});

test("each day has its own, and the retention takes it with the day", async () => {
  const today = new Date();
  const earlier = new Date(today.getTime() - 3 * 86_400_000);
  const stack = `E: days\n${frames}\n    at days (/srv/app/days.ts:1:1)`;
  for (const time of [today, today, earlier, earlier]) {
    await post("days", stack, time.toISOString());
  }
  const days = await client.query(
    `SELECT DISTINCT day FROM record_calls c JOIN services s ON s.id = c.service_id WHERE s.name = 'days'`,
  );
  expect(days.rows).toHaveLength(2);
  await client.query("UPDATE record_calls SET day = day - 100 WHERE day = $1::date", [
    earlier.toISOString(),
  ]);
  const pruned = await pruneOldRows({ ...database.context(), database: database.pool }, 90);
  expect(pruned?.record_calls).toBe(1);
});

test("calls that somebody removed are stored again", async () => {
  const stack = `E: gone\n${frames}\n    at gone (/srv/app/gone.ts:1:1)`;
  for (let sent = 0; sent < 3; sent += 1) await post("gone", stack);
  await client.query("DELETE FROM record_calls");
  for (let sent = 0; sent < 3; sent += 1) await post("gone", stack);
  expect((await stacksOf("gone")).slice(-3)).toEqual([stack, stack, stack]);
});

test("the same calls from many at once are stored once", async () => {
  const before = await count();
  const stack = `E: many\n${frames}\n    at many (/srv/app/many.ts:1:1)`;
  const bodies = Array.from({ length: 40 }, () => post("many", stack));
  await Promise.all(bodies);
  expect(await stacksOf("many")).toEqual(bodies.map(() => stack));
  expect((await count()) - before).toBe(1);
});
