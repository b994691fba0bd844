import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { requireStatusFolders, type StatusFile } from "#lib/error-pages/status-file.ts";

/** A folder of status files, kept as they are now; answers what failed and is tried again later. */
export type StatusFolder = { keep(files: readonly StatusFile[]): Promise<StatusFault[]> };
export type StatusFault = { service: string; tries: number; error: unknown };

type Kept = { body: string | null; tries: number; notBefore: number };

const firstPauseMilliseconds = 5000;
const longestPauseMilliseconds = 300_000;

/**
 * Writes `<folder>/<service>/status.json` where it changed: beside it first, then renamed over it, so that nobody reads
 * half a file. Removes what it wrote for services that are gone. `elapsed` answers in milliseconds.
 */
export function createStatusFolder(folder: string, elapsed: () => number): StatusFolder {
  const kept = new Map<string, Kept>();

  const keepOne = async ({ service, body }: StatusFile): Promise<StatusFault[]> => {
    const known = kept.get(service) ?? { body: null, tries: 0, notBefore: 0 };
    if (known.body === body || elapsed() < known.notBefore) return [];
    try {
      await replaceFile(join(folder, ...requireStatusFolders(service)), body);
      kept.set(service, { body, tries: 0, notBefore: 0 });
      return [];
    } catch (error) {
      const tries = known.tries + 1;
      const pause = Math.min(longestPauseMilliseconds, firstPauseMilliseconds * 2 ** known.tries);
      kept.set(service, { body: known.body, tries, notBefore: elapsed() + pause });
      return [{ service, tries, error }];
    }
  };
  const forget = async (service: string): Promise<void> => {
    await rm(join(folder, ...requireStatusFolders(service), "status.json"), { force: true });
    kept.delete(service);
  };

  return {
    async keep(files) {
      const faults: StatusFault[] = [];
      for (const file of files) faults.push(...(await keepOne(file)));
      const present = new Set(files.map(({ service }) => service));
      const gone = [...kept].filter(
        ([service, { body }]) => !present.has(service) && body !== null,
      );
      for (const [service] of gone) await forget(service);
      return faults;
    },
  };
}

async function replaceFile(folder: string, body: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.status-${randomUUID()}`);
  try {
    await writeFile(draft, body, { mode: 0o644 });
    await rename(draft, join(folder, "status.json"));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
