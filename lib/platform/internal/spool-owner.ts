import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readCommandLine, unlessGone } from "#lib/platform/process-identity.ts";

/** The name of the file that says whose folder it is. */
export const ownerFile = "owner";
const bootFile = "/proc/sys/kernel/random/boot_id";
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
  await flushFolder(dirname(parent));
  const name = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const folder = join(parent, name);
  const draft = join(parent, `new-${name}`);
  await mkdir(draft, { mode: 0o700 });
  await writeFile(join(draft, ownerFile), `${process.pid}\n${describeProcess(process.pid)}\n`);
  // It appears with its owner in it: a folder without one is taken for a dead process's.
  await rename(draft, folder);
  await flushFolder(parent);
  return {
    folder,
    flush: () => flushFolder(folder),
    release: (empty) =>
      empty
        ? rm(folder, { recursive: true, force: true })
        : rm(join(folder, ownerFile), { force: true }),
  };
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** Folders whose process is gone, but for the caller's own. */
export async function findOrphans(parent: string, own: string): Promise<string[]> {
  const names = (await readdir(parent)).filter((name) => folderName.test(name)).sort();
  const folders = names.map((name) => join(parent, name)).filter((folder) => folder !== own);
  const orphans: string[] = [];
  for (const folder of folders) if (!(await isOwned(folder))) orphans.push(folder);
  return orphans;
}

/** In doubt it is: whoever took the file that another one writes would take what was promised there. */
async function isOwned(folder: string): Promise<boolean> {
  try {
    const text = await readFile(join(folder, ownerFile), "utf8");
    const [, number, description] = /^(\d+)\n(.*)\n$/s.exec(text) ?? [];
    const pid = Number(number);
    return pid > 0 && describeProcess(pid) === description;
  } catch (error) {
    return Object(error).code !== "ENOENT";
  }
}

/**
 * What tells a process from every other, or null when it is gone. In a container the same number and command line come
 * again with each start, so the moment of its start counts too, in ticks of this boot, where the system tells it.
 */
function describeProcess(pid: number): string | null {
  const commandLine = readCommandLine(pid);
  if (commandLine === null || !existsSync("/proc/self/stat")) return commandLine;
  return unlessGone(() => {
    // Some sandboxes have no such file; a process that lives must not look like one that is gone.
    const boot = existsSync(bootFile) ? readFileSync(bootFile, "utf8").trim() : "";
    // Field 22 of proc(5); the second one, the name in brackets, may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return `${boot} ${fields?.[19]} ${commandLine}`;
  });
}
