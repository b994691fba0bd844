import { spawn } from "node:child_process";
import { endWithSignals } from "./end-with-signals.mjs";
import { Failure } from "./report.mjs";

/**
 * Runs a command and keeps its output for the case that it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [variables] beside those of this process
 * @returns {Promise<void>}
 */
export function runQuietly(command, args, variables = {}) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const output = [];
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...variables },
    });
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    endWithSignals(child);
    child.on("error", (error) => reject(new Failure(`${command}: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve();
      const line = `${command} ${args.join(" ")} ended with ${signal ?? code}`;
      reject(new Failure(`${Buffer.concat(output).toString("utf8")}\n${line}`));
    });
  });
}
