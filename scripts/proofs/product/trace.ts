import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

/** One system call; `start` and `end` are lines of the trace, which are in the order of what happened. */
export type Call = {
  pid: number;
  name: string;
  /** Arguments and result as strace writes them, files and sockets by their names. */
  text: string;
  start: number;
  end: number;
};

const calls = "read,write,writev,pwrite64,pwritev,recvfrom,recvmsg,sendto,sendmsg,fsync,fdatasync";
const longest = 100_000;

/** Watches processes and their threads until it is stopped; then answers what they did. */
export async function startTrace(pids: number[], file: string): Promise<() => Promise<Call[]>> {
  const targets = pids.flatMap((pid) => ["-p", String(pid)]);
  const flags = ["-f", "-yy", "-s", String(longest), "-e", `trace=${calls}`, "-o", file];
  const tracer = spawn("strace", [...flags, ...targets], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => tracer.once("close", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let attached = 0;
    createInterface(tracer.stderr).on("line", (line) => {
      if (line.includes("attached")) attached += 1;
      if (attached === pids.length) resolve();
    });
    tracer.once("error", reject);
    tracer.once("close", () => reject(new Error("strace ended before it began")));
  });
  return async () => {
    tracer.kill("SIGINT");
    await ended;
    return parseTrace(await readFile(file, "latin1"));
  };
}

/** Joins the two halves of calls during which others happened. */
export function parseTrace(text: string): Call[] {
  const done: Call[] = [];
  const open = new Map<number, Call>();
  for (const [index, line] of text.split("\n").entries()) {
    const pid = Number(/^\d+/.exec(line)?.[0]);
    const resumed = /<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1];
    const begun = open.get(pid);
    if (resumed !== undefined && begun) {
      open.delete(pid);
      done.push({ ...begun, text: begun.text + resumed, end: index });
      continue;
    }
    const [, name, rest] = /^\d+ +(\w+)\((.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) continue;
    const call = { pid, name, text: rest, start: index, end: index };
    if (rest.endsWith("<unfinished ...>")) open.set(pid, call);
    else done.push(call);
  }
  return done;
}
