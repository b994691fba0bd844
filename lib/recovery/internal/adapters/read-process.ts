import { readFile, readlink } from "node:fs/promises";
import { TargetFault } from "#lib/recovery/call-fault.ts";

/** Linux counts in hundredths of a second wherever it shows ticks to programs. */
const ticksPerSecond = 100;

/** `start` in epoch seconds; `program` is the file it runs, null where this user may not know. */
export type ProcessInfo = { pid: number; start: number; title: string; program: string | null };

/** What Linux shows of a process, or null when there is none with this pid. Throws `TargetFault` elsewhere. */
export async function readProcess(pid: number): Promise<ProcessInfo | null> {
  const system = await readFile("/proc/stat", "utf8").catch((cause) => {
    throw new TargetFault("config", "processes can be looked at on Linux only", cause);
  });
  const boot = /^btime (\d+)$/m.exec(system)?.[1];
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The name of the program comes in brackets and may hold any character, so fields are counted behind it.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    const title = await readFile(`/proc/${pid}/cmdline`, "utf8");
    return {
      pid,
      start: Number(boot ?? 0) + Math.floor(Number(ticks ?? 0) / ticksPerSecond),
      title: title.replaceAll("\0", " ").trim(),
      program: await readlink(`/proc/${pid}/exe`).catch(() => null),
    };
  } catch {
    return null;
  }
}

/** The processes that this one started and that are still its own. */
export async function listChildren(pid: number): Promise<ProcessInfo[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const pids = text.split(" ").filter(Boolean).map(Number);
  const found = await Promise.all(pids.map(readProcess));
  return found.filter((child) => child !== null);
}
