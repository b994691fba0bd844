import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { environment } from "#lib/platform/env.ts";

/**
 * The database for a command beside the running product: DATABASE_URL, or the embedded one of DATA_DIR. Null where
 * none is running.
 */
export async function findDatabase(): Promise<string | null> {
  const { DATABASE_URL, DATA_DIR } = environment();
  if (DATABASE_URL) return DATABASE_URL;
  try {
    // The fourth line of a server's lock file is its port.
    const lock = await readFile(join(DATA_DIR, "postgres", "postmaster.pid"), "utf8");
    const port = Number(lock.split("\n")[3]);
    const password = (await readFile(join(DATA_DIR, "database-password"), "utf8")).trim();
    if (!port) return null;
    return `postgresql://paramedic:${encodeURIComponent(password)}@127.0.0.1:${port}/paramedic`;
  } catch {
    return null;
  }
}
