import type { BundleSource } from "#lib/error-pages/bundle.ts";
import { readBundleSource } from "#lib/error-pages/read-bundle-source.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { environment } from "#lib/platform/env.ts";
import { Problem, StartFailure } from "#lib/platform/errors.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { findDatabase } from "#lib/runtime/find-database.ts";

/**
 * What a command exports or compares, read once; null while the database is away. Throws `StartFailure` where there
 * is no such service.
 */
export async function readSourceForCommand(service: string | null): Promise<BundleSource | null> {
  const url = await findDatabase();
  if (url === null) return null;
  const database = openDatabase(url, 1);
  const context = createContext({
    actor: systemActor("command"),
    database,
    log: createLogger("command"),
  });
  try {
    return await readBundleSource(context, { service, base_url: environment().BASE_URL });
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    if (error instanceof Problem) throw new StartFailure(error.message, { cause: error });
    throw error;
  } finally {
    await database.$disconnect();
  }
}
