import { type ChildProcess, spawn } from "node:child_process";
import type { AllowedCommand } from "#lib/agent/allow-list.ts";

const killAfterMilliseconds = 5000;
const drainMilliseconds = 300;
const outputBytes = 256 * 1024;

export type Ran = {
  /** `unstartable`: it never ran. `stopped`: it took longer than it may, or somebody killed it. */
  end: "exited" | "stopped" | "unstartable";
  code: number | null;
  why: string;
  stdout: string;
  output: string;
};

type Surroundings = Pick<AllowedCommand, "cwd" | "env"> & { timeoutMilliseconds: number };

/** Runs a program by its list of arguments: no shell, nothing of our own environment, output bounded. Never throws. */
export function runProgram(argv: readonly string[], around: Surroundings): Promise<Ran> {
  const [program = "", ...args] = argv;
  return new Promise((resolve) => {
    const { cwd, env } = around;
    // A process group of its own, so that all of it can be stopped, and none of it ends with the agent.
    const child = spawn(program, args, {
      ...{ cwd, env: wholeEnvironment(env), shell: false, detached: true },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const printed = collectOutput(child);
    const stopping = stopAfter(child, around.timeoutMilliseconds);
    const finish = (end: Ran["end"], code: number | null, why: string) => {
      stopping.cancel();
      resolve({ end, code, why, ...printed.read() });
    };
    child.once("error", (error) => {
      if (child.pid === undefined) finish("unstartable", null, error.message);
    });
    child.once("exit", (code, signal) => {
      // A daemon that it started may hold the pipes for ever.
      const drained = setTimeout(() => child.emit("close"), drainMilliseconds);
      child.once("close", () => {
        clearTimeout(drained);
        const late = `it did not end within ${around.timeoutMilliseconds / 1000} s`;
        if (stopping.begun()) finish("stopped", code, late);
        else if (signal) finish("stopped", code, `it was ended by ${signal}`);
        else finish("exited", code, `it ended with ${code}`);
        child.stdout?.destroy();
        child.stderr?.destroy();
      });
    });
  });
}

/** Types of packages claim that every environment has a NODE_ENV; a started program's has what is listed. */
function wholeEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  return env as NodeJS.ProcessEnv;
}

function collectOutput(child: ChildProcess): { read(): Pick<Ran, "stdout" | "output"> } {
  const chunks: { from: "stdout" | "stderr"; bytes: Buffer }[] = [];
  let size = 0;
  for (const from of ["stdout", "stderr"] as const) {
    child[from]?.on("data", (bytes: Buffer) => {
      // What comes over the limit is read and dropped, so that the program does not block.
      if (size < outputBytes) chunks.push({ from, bytes: bytes.subarray(0, outputBytes - size) });
      size += bytes.length;
    });
    child[from]?.on("error", () => {});
  }
  const join = (parts: typeof chunks) =>
    Buffer.concat(parts.map(({ bytes }) => bytes)).toString("utf8");
  return {
    read: () => ({
      stdout: join(chunks.filter(({ from }) => from === "stdout")),
      output: join(chunks),
    }),
  };
}

function stopAfter(child: ChildProcess, milliseconds: number) {
  let begun = false;
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // All of the group has ended.
    }
  };
  let hard: NodeJS.Timeout | undefined;
  const soft = setTimeout(() => {
    begun = true;
    kill("SIGTERM");
    hard = setTimeout(() => kill("SIGKILL"), killAfterMilliseconds);
  }, milliseconds);
  return {
    begun: () => begun,
    cancel: () => {
      clearTimeout(soft);
      clearTimeout(hard);
    },
  };
}
