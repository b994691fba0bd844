import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { findFreePort } from "#lib/platform/embedded-database.ts";

export type Launcher = {
  address: string;
  child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Waits for the text; fails when the launcher ends before. */
  prints(text: string | RegExp): Promise<void>;
  ended: Promise<number | null>;
};

const inherited = ["PATH", "HOME", "LANG"];

/** A folder for DATA_DIR that everybody may enter. */
export function makeDataDir(): Promise<string> {
  return mkdtemp("/var/tmp/paramedic-launch-");
}

/** Starts the product as `npm start` does after its build; the environment holds only what is given. */
export async function startLauncher(variables: Record<string, string>): Promise<Launcher> {
  const port = variables.PORT ?? String(await findFreePort());
  const env: Record<string, string> = {};
  for (const name of inherited) env[name] = process.env[name] ?? "";
  const child = spawn(process.execPath, ["scripts/launch.ts"], {
    env: { NODE_ENV: "production", ...env, PORT: port, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const launcher: Launcher = {
    address: `http://127.0.0.1:${port}`,
    child,
    output: () => printed,
    prints: async (text) => {
      while (!printed.match(text)) {
        if (over) throw new Error(`the launcher ended before it printed ${text}:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    ended,
  };
  return launcher;
}

/** Ends what a failed test left running, and removes the folder. */
export async function cleanUp(launchers: Launcher[], folder: string): Promise<void> {
  for (const { child, ended } of launchers) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
}

/** The live processes whose command line matches and, where a parent is given, that are its children. */
export async function findProcesses(pattern: RegExp, parent?: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(join("/proc", pid, file), "utf8").catch(() => "");
      const ppid = Number(/\) \S (\d+)/.exec(await read("stat"))?.[1]);
      const command = (await read("cmdline")).replaceAll("\0", " ");
      return pattern.test(command) && (!parent || ppid === parent) ? Number(pid) : null;
    }),
  );
  return found.filter((pid) => pid !== null);
}
