const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Hands signals on to a child; when it ended of one, so does this process, instead of going on to the next step.
 * @param {import("node:child_process").ChildProcess} child
 */
export function endWithSignals(child) {
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    child.kill(signal);
    child.once("close", () => process.exit(1));
  };
  for (const signal of signals) process.on(signal, stop);
  child.once("close", () => {
    for (const signal of signals) process.off(signal, stop);
  });
}
