import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { StoreContext } from "#lib/ingest/store-together.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { type LoggedFailure, listenToFailures } from "#lib/platform/logger.ts";
import { createFailureAllowance } from "#lib/runtime/failure-allowance.ts";

const patienceMilliseconds = 3000;
const recording = new AsyncLocalStorage<true>();

/**
 * Makes what this process logs as an error with an exception a record of the service `paramedic`. What storing such a
 * record brings about is only logged, and so is what fails because the database is away. The answer ends it, and
 * gives what is not stored yet three seconds.
 */
export function recordOwnFailures(context: StoreContext): () => Promise<void> {
  const allowance = createFailureAllowance();
  let storing = Promise.resolve();
  listenToFailures((failure) => {
    if (recording.getStore() || isAway(failure.error)) return;
    const allowed = allowance.take(keyOf(failure), performance.now());
    if (!allowed) return;
    storing = storing.then(() =>
      recording.run(true, () => keep(context, failure, allowed.left_out)),
    );
  });
  return async () => {
    listenToFailures(null);
    await Promise.race([storing, sleep(patienceMilliseconds, null, { ref: false })]);
  };
}

async function keep(
  context: StoreContext,
  failure: LoggedFailure,
  left_out: number,
): Promise<void> {
  try {
    // Neither worker nor launcher needs what the doors are made of, until something fails.
    const { storeOwnFailure } = await import("#lib/ingest/store-own-failure.ts");
    await storeOwnFailure(context, failure, left_out);
  } catch (error) {
    context.log.warn({ reason: String(error) }, "a failure of Paramedic is not kept as a record");
  }
}

/** The same failure from the same place; its words may differ each time. */
function keyOf({ process, message, error }: LoggedFailure): string {
  const place = /^ {4}at .*$/m.exec(error.stack ?? "")?.[0] ?? "";
  return [process, message, error.name, place].join("\n");
}

/** Also where another error was made of it. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const parts = error instanceof AggregateError ? error.errors : [error.cause];
  return isDatabaseAway(error) || parts.some(isAway);
}
