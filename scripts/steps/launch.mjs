import { spawn } from "node:child_process";
import { findRuntime } from "./runtime.mjs";

/**
 * Runs a script on the product's Node until it ends, and hands signals on to it.
 * @param {string} script
 * @returns {Promise<number>} its exit code
 */
export function launch(script) {
  return new Promise((resolve, reject) => {
    // The channel tells the launcher when this process is gone, however it went.
    const child = spawn(findRuntime(), [script], {
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
