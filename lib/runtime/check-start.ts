import { parseEnvironment } from "#lib/platform/env.ts";
import { requireUnlocked } from "#lib/runtime/lock-data-dir.ts";
import { prepareDataDir } from "#lib/runtime/prepare-data-dir.ts";
import { requireDatabase } from "#lib/runtime/require-database.ts";
import { requireFreePort } from "#lib/runtime/require-free-port.ts";

/** Refuses what would refuse the start, before anything is generated, built or started. */
export async function checkStart(source: NodeJS.ProcessEnv): Promise<void> {
  const { DATA_DIR, HOST, PORT, DATABASE_URL } = parseEnvironment(source);
  await requireUnlocked(await prepareDataDir(DATA_DIR));
  await requireFreePort(HOST, PORT);
  if (DATABASE_URL) await requireDatabase(DATABASE_URL);
}
