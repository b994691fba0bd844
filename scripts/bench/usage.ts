import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;
const mebibyte = 1024 * 1024;

/** The process and all below it; of no process where the system has no /proc. */
export function listTree(root: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of listNumbers("/proc")) {
    const parent = readStat(name)?.parent;
    if (parent !== undefined) parents.set(parent, [...(parents.get(parent) ?? []), name]);
  }
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    if (!readStat(pid)) continue;
    found.push(pid);
    open.push(...(parents.get(pid) ?? []));
  }
  return found;
}

/** CPU seconds of a process and all below it, ended ones included; NaN without /proc. */
export function readCpuSeconds(root: number): number {
  const tree = listTree(root).flatMap((pid) => readStat(pid) ?? []);
  if (tree.length === 0) return Number.NaN;
  return tree.reduce((sum, { own, ended }) => sum + own + ended, 0) / ticksPerSecond;
}

/** Memory of a process and all below it in MB, what they share counted once; NaN without /proc. */
export function readMemory(root: number): number {
  const parts = listTree(root).map((pid) => {
    const status = read(`/proc/${pid}/status`);
    const kilobytes = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
    return {
      anonymous: kilobytes("RssAnon"),
      file: kilobytes("RssFile"),
      shared: kilobytes("RssShmem"),
    };
  });
  if (parts.length === 0) return Number.NaN;
  const sum = parts.reduce((total, { anonymous }) => total + anonymous, 0);
  const once = (name: "file" | "shared") => Math.max(...parts.map((part) => part[name]));
  return ((sum + once("file") + once("shared")) * 1024) / mebibyte;
}

/** CPU seconds of the whole host since its start, time taken by other hosts on the same machine included; NaN without /proc. */
export function readHostSeconds(): number {
  // proc(5): user, nice, system, idle, iowait, irq, softirq, steal.
  const [, ...ticks] = (read("/proc/stat").split("\n", 1)[0] ?? "").split(/\s+/).map(Number);
  const busy = ticks.slice(0, 8).filter((_, index) => index !== 3 && index !== 4);
  if (busy.length < 6) return Number.NaN;
  return busy.reduce((sum, value) => sum + value, 0) / ticksPerSecond;
}

type Stat = { parent: number; own: number; ended: number };

/** proc(5): after the name in parentheses, field 4 is the parent and 14 to 17 are clock ticks. */
function readStat(pid: number): Stat | null {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields.length < 16) return null;
  const number = (field: number) => Number(fields[field - 3]);
  return { parent: number(4), own: number(14) + number(15), ended: number(16) + number(17) };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function listNumbers(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
