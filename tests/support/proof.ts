import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { afterEach } from "vitest";

export type ProofRun = { code: number | null; output: string };

const inherited = ["PATH", "HOME", "LANG"];

/** Lets a test file run proofs of `scripts/proofs` as they are, in small; ends what a failed test left running. */
export function useProofs(): (name: string, ...flags: string[]) => Promise<ProofRun> {
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("close", resolve));
    }
  });
  return (name, ...flags) => {
    if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build to start: npm run build");
    const env = Object.fromEntries(inherited.map((key) => [key, process.env[key] ?? ""]));
    const child = spawn(process.execPath, [`scripts/proofs/${name}.ts`, ...flags], {
      env: { NODE_ENV: "production", ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    children.push(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
  };
}
