import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartFailure } from "#lib/platform/errors.ts";
import { readCommandLine } from "#lib/platform/process-identity.ts";

const lockName = "launcher.pid";

/** Refuses when another launcher uses the folder. What a killed one left behind does not count. */
export async function requireUnlocked(folder: string): Promise<void> {
  const owner = await readOwner(join(folder, lockName));
  if (owner === null) return;
  throw new StartFailure(
    `Paramedic runs already with DATA_DIR ${folder} (process ${owner}). Stop it first, or set DATA_DIR and PORT to others.`,
  );
}

/** Takes the folder for this process; answers what gives it back. */
export async function lockDataDir(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, lockName);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${process.pid}\n${readCommandLine(process.pid)}\n`);
  try {
    await requireUnlocked(folder);
    await rm(file, { force: true });
    // Linking fails when another start was quicker; writing would take its place.
    await link(draft, file).catch(() => requireUnlocked(folder));
  } finally {
    await rm(draft, { force: true });
  }
  return () => rm(file, { force: true });
}

/** The live process that wrote the lock, or null. */
async function readOwner(file: string): Promise<number | null> {
  const text = await readFile(file, "utf8").catch(() => "");
  const [number, commandLine] = text.split("\n");
  const pid = Number(number);
  if (!pid || pid === process.pid) return null;
  return readCommandLine(pid) === commandLine ? pid : null;
}
