import { expect, test } from "vitest";
import { createLogger } from "#lib/platform/logger.ts";
import { createAlarm, repeat } from "#lib/runtime/repeat.ts";

const log = createLogger("test");
log.level = "silent";

test("work that finds something is done again at once, then the loop waits for the alarm", async () => {
  const stop = new AbortController();
  const alarm = createAlarm();
  const left = [3, 2, 1, 0, 5, 0];
  const done: number[] = [];
  const ended = repeat(
    { name: "test", pauseMilliseconds: 60_000, alarm, signal: stop.signal, log },
    async () => {
      const found = left.shift() ?? 0;
      done.push(found);
      return found;
    },
  );
  await expect.poll(() => done).toEqual([3, 2, 1, 0]);
  alarm.ring();
  await expect.poll(() => done).toEqual([3, 2, 1, 0, 5, 0]);
  stop.abort();
  await ended;
});

test("a failure does not end the loop, and a stop ends its pause", async () => {
  const stop = new AbortController();
  const alarm = createAlarm();
  let turns = 0;
  const ended = repeat(
    { name: "test", pauseMilliseconds: 60_000, alarm, signal: stop.signal, log },
    async () => {
      turns += 1;
      if (turns === 1) throw new Error("the first turn fails");
      return 0;
    },
  );
  await expect.poll(() => turns).toBe(1);
  await expect
    .poll(() => {
      alarm.ring();
      return turns;
    })
    .toBeGreaterThan(1);
  stop.abort();
  await ended;
});
