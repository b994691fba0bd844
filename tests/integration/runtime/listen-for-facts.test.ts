import { expect, test, vi } from "vitest";
import { recordFacts } from "#lib/platform/facts.ts";
import { listenForFacts } from "#lib/runtime/listen-for-facts.ts";
import { reactToFacts } from "#lib/runtime/react-to-facts.ts";
import { createAlarm, repeat } from "#lib/runtime/repeat.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startHalfOpen } from "#tests/support/half-open.ts";

const database = useDatabase();
const tell = () => recordFacts(database.pool, [{ kind: "nothing", service_id: null, payload: {} }]);

test("[exception 32] while the connection that wakes workers is dead, work is found anyway; soon it is made anew", async () => {
  const context = database.context();
  context.log.level = "silent";
  const direct = new URL(database.url);
  const proxy = await startHalfOpen(Number(direct.port));
  const through = new URL(database.url);
  through.port = String(proxy.port);
  const stop = new AbortController();
  const { signal } = stop;
  let rings = 0;
  const alarm = createAlarm();
  const heard = {
    ...alarm,
    ring() {
      rings += 1;
    },
  };
  // A ring is waited for before the next is sent: none may be on its way when the connection is cut.
  const tellAndCount = async () => {
    const before = rings;
    await tell();
    await vi.waitFor(() => expect(rings).toBeGreaterThan(before), { timeout: 500 }).catch(() => {});
    return rings;
  };
  const listening = listenForFacts(through.href, heard, signal, context.log);
  const loop = { name: "facts", pauseMilliseconds: 1000, alarm, signal, log: context.log };
  const working = repeat(loop, () => reactToFacts(context, "tell"));
  await expect.poll(tellAndCount, { timeout: 10_000, interval: 200 }).toBeGreaterThan(0);

  proxy.forget();
  const before = rings;
  await tell();
  await expect.poll(() => database.pool.fact.count(), { timeout: 20_000 }).toBe(0);
  expect(rings).toBe(before);

  await expect.poll(tellAndCount, { timeout: 40_000, interval: 500 }).toBeGreaterThan(before);
  expect(proxy.count()).toBeGreaterThan(1);
  stop.abort();
  await Promise.all([listening, working]);
  await proxy.stop();
});
