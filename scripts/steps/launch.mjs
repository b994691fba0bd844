import { spawn } from "node:child_process";
import { findRuntime } from "./runtime.mjs";

/**
 * Runs a script on the product's Node until it ends, and hands signals on to it.
 * @param {string} script
 * @param {string[]} [args]
 * @returns {Promise<number>} its exit code
 */
export function launch(script, args = []) {
  return new Promise((resolve, reject) => {
    // The channel tells the launcher when this process is gone, however it went.
    const child = spawn(findRuntime(), [script, ...args], {
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.on(signal, () => child.kill(signal));
    }
    if (process.env.npm_lifecycle_event) onParentGone(() => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * npm can be killed without a word to what it runs; then this process gets another parent.
 * @param {() => void} stop
 */
function onParentGone(stop) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 1000);
  watch.unref();
}
