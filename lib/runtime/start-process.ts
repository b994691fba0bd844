import { spawn } from "node:child_process";
import { leanFlags, leanVariables } from "#lib/runtime/lean-process.ts";
import type { Running } from "#lib/runtime/supervise.ts";

const graceMilliseconds = 15_000;

/** Starts one of our scripts as a process of its own; asked to stop, it gets 15 seconds. */
export function startProcess(script: string, variables: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, [...leanFlags, script], {
    env: { ...leanVariables, ...variables },
    // A group of its own, so that Ctrl-C reaches only the launcher, which keeps the order. The channel
    // tells the child when the launcher is gone.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
  return {
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), graceMilliseconds);
      await ended;
      clearTimeout(impatience);
    },
  };
}
