import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

export type Child = {
  process: ChildProcess;
  pid: number;
  /** The end of what it wrote. */
  words(): string;
  stop(): Promise<void>;
};

const graceMilliseconds = 20_000;

/**
 * Starts a script on this Node as a process of its own, its output in a file. The channel tells it when this process
 * is gone; a group of its own keeps Ctrl-C away, so that the order of ending stays ours.
 */
export function startChild(
  command: string[],
  variables: Record<string, string>,
  logFile: string,
  folder?: string,
): Child {
  const output = openSync(logFile, "a");
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...variables },
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
    ...(folder ? { cwd: folder } : {}),
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    words: () => readFileSync(logFile, "utf8").slice(-2000),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), graceMilliseconds);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Waits until `isReady`; throws with the child's last words when it ends before, or after `seconds`. */
export async function untilReady(
  child: Child,
  isReady: () => Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await isReady().catch(() => false))) {
    const { exitCode, signalCode, spawnargs } = child.process;
    const isOver = exitCode !== null || signalCode !== null;
    if (isOver || performance.now() > deadline) {
      throw new Error(`${spawnargs.slice(1).join(" ")} did not become ready:\n${child.words()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether the address answers with 200. */
export async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await answer.arrayBuffer();
  return answer.ok;
}
