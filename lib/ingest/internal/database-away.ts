import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";

const retryAfterSeconds = 5;

/** What a sender is told where its key could not be looked up, as the database is away; every other failure as it is. */
export function tellDatabaseAway(error: unknown): unknown {
  if (!isDatabaseAway(error)) return error;
  return new Problem(
    "unavailable",
    "The database does not answer, and this key is not known here yet; nothing was stored. Send it again.",
    { retryAfterSeconds, cause: error },
  );
}
