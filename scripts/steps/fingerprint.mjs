import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/**
 * One hash over the names and contents of files and folders.
 * @param {string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(listFiles)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * Does the work unless the stamp says that it was done for the same sources.
 * @param {{ stamp: string, sources: string[] }} product
 * @param {() => Promise<void>} work
 */
export async function unlessDone({ stamp, sources }, work) {
  const hash = hashOf(sources);
  if (isDone({ stamp, sources })) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** @param {{ stamp: string, sources: string[] }} product */
export function isDone({ stamp, sources }) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(sources);
}
