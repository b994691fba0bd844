import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readCommandLine } from "#lib/platform/process-identity.ts";

const ownerFile = "owner";
const folderName = /^\d+-[0-9a-f]{8}$/;

export type OwnedFolder = {
  folder: string;
  /** Makes the names of new files durable. */
  flush(): Promise<void>;
  /** Leaves the folder to whoever takes over, or removes it where it is empty. */
  release(empty: boolean): Promise<void>;
};

/** A folder of this process's own; its owner is written down, so that others see when it is dead. */
export async function claimFolder(parent: string): Promise<OwnedFolder> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = join(parent, `${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, ownerFile), `${process.pid}\n${readCommandLine(process.pid)}\n`);
  return {
    folder,
    async flush() {
      const handle = await open(folder);
      await handle.sync().finally(() => handle.close());
    },
    release: (empty) =>
      empty
        ? rm(folder, { recursive: true, force: true })
        : rm(join(folder, ownerFile), { force: true }),
  };
}

/** Folders whose process is gone, oldest first by the name's number. */
export async function findOrphans(parent: string): Promise<string[]> {
  const names = (await readdir(parent)).filter((name) => folderName.test(name)).sort();
  const orphans: string[] = [];
  for (const name of names) {
    const folder = join(parent, name);
    if (!(await isOwned(folder))) orphans.push(folder);
  }
  return orphans;
}

async function isOwned(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, ownerFile), "utf8").catch(() => "");
  const [number, commandLine] = text.split("\n");
  const pid = Number(number);
  return pid > 0 && readCommandLine(pid) === commandLine;
}
