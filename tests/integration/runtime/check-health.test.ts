import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { openDatabase } from "#lib/platform/database.ts";
import { checkHealth } from "#lib/runtime/check-health.ts";
import { useDatabase } from "#tests/support/database.ts";

const own = useDatabase();

async function seen(secondsAgo: number): Promise<void> {
  await own.pool.$executeRaw`
    INSERT INTO worker_heartbeats (worker_id, seen_at)
    VALUES (${`worker ${secondsAgo}`}, now() - make_interval(secs => ${secondsAgo}))`;
}

test("it is ready only while a worker gives signs of life", async () => {
  expect(await checkHealth(own.pool)).toEqual({
    status: "unready",
    database: "up",
    worker: "down",
  });
  await seen(16);
  expect(await checkHealth(own.pool)).toEqual({
    status: "unready",
    database: "up",
    worker: "down",
  });
  await seen(10);
  expect(await checkHealth(own.pool)).toEqual({ status: "ready", database: "up", worker: "up" });
});

test("a database that hangs is down, and said to be within a second", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const pool = openDatabase(`postgresql://user@127.0.0.1:${port}/x`);
  const before = performance.now();
  expect(await checkHealth(pool)).toEqual({
    status: "unready",
    database: "down",
    worker: "unknown",
  });
  expect(performance.now() - before).toBeLessThan(1000);
  silent.close();
  await pool.$disconnect();
});
