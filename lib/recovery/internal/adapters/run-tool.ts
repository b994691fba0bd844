import { execFile } from "node:child_process";
import { TargetFault } from "#lib/recovery/call-fault.ts";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";

const outputLimitBytes = 64 * 1024;
const detailLimit = 800;
/** Neither our secrets nor a setting of ours that changes what the program does. */
const emptyEnvironment: NodeJS.ProcessEnv = Object({});

export type ToolAnswer = { succeeded: boolean; output: string; complaint: string };

/**
 * Runs a program of this host without a shell and with an empty environment; at most 64 KiB of what it prints are
 * kept. Throws `TargetFault` when it cannot be started, and what aborted it when it did not end in time.
 */
export function runTool(file: string, args: string[], limits: CallLimits): Promise<ToolAnswer> {
  const deadline = AbortSignal.timeout(limits.timeoutMilliseconds);
  const signal = AbortSignal.any([deadline, limits.signal]);
  const bounds = { env: emptyEnvironment, cwd: "/", maxBuffer: outputLimitBytes };
  return new Promise((resolve, reject) => {
    const options = { ...bounds, signal, killSignal: "SIGKILL" } as const;
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      if (signal.aborted) return reject(signal.reason);
      if (typeof error?.code === "string" && error.syscall?.startsWith("spawn")) {
        return reject(new TargetFault("config", `${file} cannot be run: ${error.code}`, error));
      }
      const answer = { output: String(stdout), complaint: String(stderr) };
      return resolve({ succeeded: error === null, ...answer });
    });
    child.stdin?.end();
  });
}

/** What a program said, in one line without control characters, as long as a detail may be. */
export function toOneLine(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) =>
    line
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ")
      .replace(/ {2,}/g, " ")
      .trim(),
  );
  const words = lines.filter(Boolean).join(" · ");
  return words.length > detailLimit ? `${words.slice(0, detailLimit)}…` : words;
}
