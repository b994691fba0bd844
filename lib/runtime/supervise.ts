import type { Logger } from "#lib/platform/logger.ts";
import { nextRestartDelay } from "#lib/runtime/restart-delay.ts";

/** Something that was started: a child process or the database. */
export type Running = {
  /** Settles when it ended, with the way it did. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

class ProcessEnded extends Error {
  override name = "ProcessEnded";
}

type Supervised = {
  name: string;
  first: Running;
  again: () => Promise<Running>;
  log: Logger;
};

/** Starts it again whenever it ends, with growing pauses, until stopped. */
export function supervise({ name, first, again, log }: Supervised): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let running: Running | null = first;
  const watching = (async () => {
    let delay: number | null = null;
    while (!stopping.signal.aborted) {
      const since = performance.now();
      const how = running ? await running.ended : "it did not start";
      if (stopping.signal.aborted) return;
      delay = nextRestartDelay(delay, performance.now() - since);
      const details = { process: name, how, again_in_seconds: delay / 1000 };
      log.error({ ...details, err: new ProcessEnded(how) }, `${name} ended`);
      await pause(delay, stopping.signal);
      if (stopping.signal.aborted) return;
      running = await again().catch((err) => {
        log.error({ err, process: name }, `${name} could not be started`);
        return null;
      });
      log.info({ process: name }, `${name} was started again`);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running?.stop();
      await watching;
      // It may have come up while we were stopping.
      await running?.stop();
    },
  };
}

/** Waits, or less when the signal comes. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}
