import { existsSync } from "node:fs";
import { Failure } from "./report.mjs";

const pinned = "node_modules/node/bin/node";

/**
 * @param {string} version
 * @param {[number, number]} least major and minor
 */
export function isAtLeast(version, [major, minor]) {
  const [own = 0, ownMinor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return own > major || (own === major && ownMinor >= minor);
}

/** The first version that installs what the lock file names. */
export function requireBootstrapNode() {
  if (isAtLeast(process.version, [20, 19])) return;
  throw new Failure(`Paramedic needs Node 20.19 or newer; this is ${process.version}.`);
}

/** The Node that runs the product: the pinned one, else the system's where it reads TypeScript by itself. */
export function findRuntime() {
  if (existsSync(pinned)) return pinned;
  if (isAtLeast(process.version, [22, 18])) return process.execPath;
  throw new Failure(
    `npm was told not to run install scripts, so Node 24 is not unpacked, and ${process.version} is older than 22.18. ` +
      "Run `npm rebuild node --ignore-scripts=false` once, or use Node 22.18 or newer.",
  );
}
