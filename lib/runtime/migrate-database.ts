import { Client } from "pg";
import { StartFailure } from "#lib/platform/errors.ts";
import { applyMigrations } from "#lib/platform/migrate.ts";

/** Two starters at once must not both migrate: any constant that nobody else locks. */
const lockNumber = 1_885_434_468;

/** Applies the migrations and runs `then`, alone among all starters on this database. */
export async function migrateDatabase<T>(url: string, then: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber]);
    await applyMigrations(url).catch((cause) => {
      const reason = String(cause instanceof Error ? cause.message : cause);
      throw new StartFailure(`The database could not be migrated: ${reason.trim()}`, { cause });
    });
    return await then();
  } finally {
    await client.end().catch(() => {});
  }
}
