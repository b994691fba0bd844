import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

type Process = { pid: number; parent: number; command: string };

/** Every process of this machine. Throws where there is no /proc: the proofs need Linux. */
async function listProcesses(): Promise<Process[]> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const read = (pid: string, file: string) =>
    readFile(join("/proc", pid, file), "utf8").catch(() => "");
  return Promise.all(
    names.map(async (pid) => ({
      pid: Number(pid),
      parent: Number(/\) \S (\d+)/.exec(await read(pid, "stat"))?.[1]),
      command: (await read(pid, "cmdline")).replaceAll("\0", " ").trim(),
    })),
  );
}

/** The live child of a process whose command line ends so, or null. */
export async function findChild(parent: number, commandEnd: string): Promise<number | null> {
  const processes = await listProcesses();
  const found = processes.find(
    (process) => process.parent === parent && process.command.endsWith(commandEnd),
  );
  return found?.pid ?? null;
}

/** The process and all that descend from it. */
export async function listTree(root: number): Promise<number[]> {
  const processes = await listProcesses();
  const tree = [root];
  for (const pid of tree) {
    tree.push(...processes.filter(({ parent }) => parent === pid).map((child) => child.pid));
  }
  return tree;
}

/** Sends a signal; false where the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** The postmaster of a cluster and its port, as its lock file says; null while it has none. */
export async function readPostmaster(
  folder: string,
): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port ? { pid, port } : null;
}
