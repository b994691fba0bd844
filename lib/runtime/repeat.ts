import type { Logger } from "#lib/platform/logger.ts";

/** Wakes whoever waits: a notification from the database ends the pauses of all loops at once. */
export type Alarm = {
  ring(): void;
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
};

export function createAlarm(): Alarm {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of waiting) wake();
    },
    wait(milliseconds, signal) {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wake);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal.addEventListener("abort", wake, { once: true });
        waiting.add(wake);
        if (signal.aborted) wake();
      });
    },
  };
}

type Loop = {
  name: string;
  /** Pause between two turns that found nothing to do. */
  pauseMilliseconds: number;
  alarm: Alarm;
  signal: AbortSignal;
  log: Logger;
};

const longestBackoffMilliseconds = 15_000;

/** Calls `work` until the signal ends: at once again while it finds something, after a pause otherwise, later when it fails. */
export async function repeat(loop: Loop, work: () => Promise<number>): Promise<void> {
  let failures = 0;
  while (!loop.signal.aborted) {
    try {
      const done = await work();
      failures = 0;
      if (done === 0) await loop.alarm.wait(loop.pauseMilliseconds, loop.signal);
    } catch (error) {
      failures += 1;
      loop.log.error(
        { err: error, loop: loop.name, failures },
        "a loop of the worker failed and goes on",
      );
      const backoff = Math.min(longestBackoffMilliseconds, 500 * 2 ** failures);
      await loop.alarm.wait(backoff, loop.signal);
    }
  }
}
