import { WrongVariable } from "#lib/platform/env.ts";
import { StartFailure } from "#lib/platform/errors.ts";
import { giveMemoryBack } from "#lib/runtime/give-memory-back.ts";

/** Runs until the work ends, or a signal or the end of the parent process asks it to; then leaves with its code. */
export async function runUntilSignal(work: (stop: AbortSignal) => Promise<void>): Promise<never> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  process.on("disconnect", stop);
  giveMemoryBack();
  try {
    await work(stopping.signal);
    process.exit(0);
  } catch (error) {
    const expected = error instanceof WrongVariable || error instanceof StartFailure;
    console.error(expected ? error.message : error);
    process.exit(1);
  }
}
