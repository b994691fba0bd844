import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

/** Longer than a process takes a service for what it was. */
const untilForgotten = 1100;

/** A process learns the limit with the first record that it stores. */
async function addService(name: string, records_per_minute: number) {
  await database.pool.service.create({ data: { name, limits: { records_per_minute } } });
  expect(await send({ [name]: 1 })).toMatchObject({ status: 202 });
}

function send(counts: Record<string, number>) {
  const records = Object.entries(counts).flatMap(([service, count]) =>
    Array.from({ length: count }, () => ({ service, message: "again" })),
  );
  return sendIngest(database, records);
}

test("a limit that was raised or taken away counts at once for a service that is refused", async () => {
  await addService("raised", 10);
  expect(await send({ raised: 1000 })).toMatchObject({ status: 202 });
  const refused = await send({ raised: 1 });
  expect(refused).toMatchObject({ status: 429 });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(5000);
  await database.pool.service.update({
    where: { name: "raised" },
    data: { limits: { records_per_minute: null } },
  });
  await pause(untilForgotten);
  expect(await send({ raised: 1 })).toMatchObject({ status: 202 });
});

test("a request that is refused for one service takes nothing from the others, and tells the longest wait", async () => {
  await addService("calm", 100);
  await addService("loud", 1);
  expect(await send({ calm: 1, loud: 1 })).toMatchObject({ status: 202 });
  for (let turn = 0; turn < 3; turn += 1) {
    const refused = await send({ calm: 50, loud: 1 });
    expect(refused).toMatchObject({
      status: 429,
      body: { detail: expect.stringMatching(/^loud may send 1 /) },
    });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(50);
  }
  expect(await send({ calm: 98 })).toMatchObject({ status: 202 });
});
