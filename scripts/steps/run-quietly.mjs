import { spawn } from "node:child_process";
import { Failure } from "./report.mjs";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

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
    const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, stop);
    child.on("error", (error) => reject(new Failure(`${command}: ${error.message}`)));
    child.on("close", (code, signal) => {
      for (const name of signals) process.off(name, stop);
      if (code === 0) return resolve();
      const line = `${command} ${args.join(" ")} ended with ${signal ?? code}`;
      reject(new Failure(`${Buffer.concat(output).toString("utf8")}\n${line}`));
    });
  });
}
