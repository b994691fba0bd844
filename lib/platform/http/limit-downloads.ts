import type { Actor } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/** A file of weeks of records keeps a connection to the database busy for minutes. */
const mostAtOnce = 3;
const retryAfterSeconds = 30;

// Next bundles a module once per route; what is being sent must be counted once per process.
const holder = globalThis as typeof globalThis & { paramedicDownloads?: Map<string, number> };

/**
 * Counts one more file that is being sent to somebody, until the function that it answers is called, however often.
 * Throws `too-many` when three are on their way already.
 */
export function countDownload({ kind, id, name }: Actor): () => void {
  holder.paramedicDownloads ??= new Map();
  const running = holder.paramedicDownloads;
  const who = `${kind} ${id ?? name}`;
  const count = running.get(who) ?? 0;
  if (count >= mostAtOnce) {
    const detail = `${mostAtOnce} files are on their way to you already. Wait until one has come.`;
    throw new Problem("too-many", detail, { retryAfterSeconds });
  }
  running.set(who, count + 1);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    const left = (running.get(who) ?? 1) - 1;
    if (left === 0) running.delete(who);
    else running.set(who, left);
  };
}
