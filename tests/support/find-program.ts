import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Where Debian puts a program, or null where it is not installed. */
export function findProgram(name: string): string | null {
  const folders = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"];
  return folders.map((folder) => `${folder}/${name}`).find((path) => existsSync(path)) ?? null;
}

/** Why tests against a real server cannot run here, or null when they can. Says it once on standard output. */
export function sayMissing(programs: Record<string, string>): string | null {
  const missing = Object.entries(programs).filter(([name]) => findProgram(name) === null);
  if (missing.length === 0) return null;
  const names = missing.map(([name]) => name).join(", ");
  const packages = [...new Set(missing.map(([, debian]) => debian))].join(" ");
  const reason = `${names} not installed (on Debian: apt-get install ${packages})`;
  process.stdout.write(`Not run: ${reason}\n`);
  return reason;
}

export type Server = { pid: number; stop(): Promise<void> };

/** Starts a program and waits until it is ready, or throws with what it said. */
export async function startProgram(
  file: string,
  args: string[],
  isReady: () => Promise<boolean> | boolean,
  env: Record<string, string> = {},
): Promise<Server> {
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if (await isReady()) return { pid: child.pid ?? 0, stop };
    await sleep(50);
  }
  if (child.exitCode === null) await stop();
  throw new Error(`${file} did not start: ${said.join("")}`);
}
