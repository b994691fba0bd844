import { expect, test, vi } from "vitest";
import { createLogger } from "#lib/platform/logger.ts";
import { type Running, supervise } from "#lib/runtime/supervise.ts";

type Trial = Running & { end(): void; stopped: boolean };

function createTrial(): Trial {
  let end = () => {};
  const ended = new Promise<string>((resolve) => {
    end = () => resolve("exit code 1");
  });
  const trial: Trial = {
    ended,
    end,
    stopped: false,
    stop: async () => {
      trial.stopped = true;
      end();
    },
  };
  return trial;
}

const log = createLogger("test");
log.level = "silent";

test("what ended is started again after half a second, also when that fails at first", async () => {
  vi.useFakeTimers();
  const trials = [createTrial(), createTrial()];
  const again = vi.fn(async () => {
    if (again.mock.calls.length === 1) throw new Error("not yet");
    return trials[1] as Trial;
  });
  const supervised = supervise({ name: "trial", first: trials[0] as Trial, again, log });
  trials[0]?.end();
  await vi.advanceTimersByTimeAsync(499);
  expect(again).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(again).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(again).toHaveBeenCalledTimes(2);
  await supervised.stop();
  expect(trials[1]?.stopped).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(again).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test("stopping ends the pause before a restart", async () => {
  const first = createTrial();
  const again = vi.fn(async () => createTrial());
  const supervised = supervise({ name: "trial", first, again, log });
  first.end();
  await first.ended;
  await supervised.stop();
  expect(again).not.toHaveBeenCalled();
});
