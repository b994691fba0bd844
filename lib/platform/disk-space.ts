import { existsSync, statfsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type DiskLevel, deriveDiskLevel, type Space } from "#lib/platform/disk-reserve.ts";
import { environment } from "#lib/platform/env.ts";
import { Problem } from "#lib/platform/errors.ts";

export type DiskState = Space & { state: DiskLevel; path: string };

const freshMilliseconds = 2000;
const retryAfterSeconds = 60;
const severity: Record<DiskLevel, number> = { ok: 0, low: 1, full: 2 };

/**
 * Watches the file systems of some folders; each question reads them at most every two seconds (microseconds each) and
 * answers the one in the worst state. A folder that is missing stands for the one above it.
 */
export function watchDisks(
  folders: string[],
  reserveMebibytes?: number,
  clock: () => number = () => performance.now(),
): () => DiskState {
  const levels = new Map<string, DiskLevel>();
  let known: { state: DiskState; at: number } | null = null;
  const read = (folder: string): DiskState => {
    const path = findExisting(folder);
    const { bavail, blocks, bsize } = statfsSync(path);
    const space = { free_bytes: bavail * bsize, total_bytes: blocks * bsize };
    const state = deriveDiskLevel(space, levels.get(folder) ?? "ok", reserveMebibytes);
    levels.set(folder, state);
    return { state, ...space, path };
  };
  return () => {
    if (known && clock() - known.at < freshMilliseconds) return known.state;
    const state = folders.map(read).reduce(worse);
    known = { state, at: clock() };
    return state;
  };
}

function worse(one: DiskState, other: DiskState): DiskState {
  const difference = severity[other.state] - severity[one.state];
  if (difference !== 0) return difference > 0 ? other : one;
  return other.free_bytes < one.free_bytes ? other : one;
}

function findExisting(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path ? path : findExisting(dirname(path));
}

let own: (() => DiskState) | undefined;

/** The state of the disks that this process needs: of the embedded database and of the spool, both in DATA_DIR. */
export function diskState(): DiskState {
  own ??= watchOwnDisks();
  return own();
}

function watchOwnDisks(): () => DiskState {
  const { DATA_DIR, DISK_RESERVE_MB } = environment();
  const folders = [DATA_DIR, join(DATA_DIR, "postgres"), join(DATA_DIR, "spool")];
  return watchDisks(folders, DISK_RESERVE_MB);
}

/** Throws `unavailable` when new records would take the room that the database needs to go on at all. */
export function requireDiskSpace(state: DiskState = diskState()): void {
  if (state.state !== "full") return;
  const left = Math.floor(state.free_bytes / (1024 * 1024));
  throw new Problem(
    "unavailable",
    `The disk is nearly full (${left} MiB left): nothing was stored. Free some space, or shorten RETENTION_DAYS.`,
    { retryAfterSeconds },
  );
}
