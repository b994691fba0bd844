import { readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Problem } from "#lib/platform/errors.ts";
import { createSegmentWriter, type Segment } from "#lib/platform/internal/segment-writer.ts";
import { decodeSegment, entryBytes } from "#lib/platform/internal/spool-format.ts";
import { claimFolder, findOrphans, ownerFile } from "#lib/platform/internal/spool-owner.ts";

/** Entries on the disk of this machine, in the order in which they came, until they are dealt with. */
export type Spool = {
  /** Resolves once the payload is on the disk (fdatasync). Throws `unavailable` when the spool is full or broken. */
  append(payload: Uint8Array): Promise<void>;
  /** The oldest entries, up to 8 MiB or one entry, or null where there are none. They stay until `remove`. */
  takeOldest(): Promise<SpoolSegment | null>;
  /** What waits, in bytes. */
  waitingBytes(): number;
  close(): Promise<void>;
};
export type SpoolSegment = {
  payloads: Buffer[];
  /** Bytes that no entry could be read from. */
  damagedBytes: number;
  /** Where bytes are damaged, or the reader says so, the file is kept, with `.damaged` at the end of its name. */
  remove(isUnreadable?: boolean): Promise<void>;
};

const retryAfterSeconds = 30;

/**
 * Opens the spool of this process below `folder` and takes over what dead processes left there. `limitBytes` bounds
 * all that waits.
 */
export async function openSpool(folder: string, limitBytes: number): Promise<Spool> {
  const own = await claimFolder(folder);
  const segments: Segment[] = [];
  let number = 0;
  let waiting = 0;
  const nextPath = () => join(own.folder, `${String(number++).padStart(10, "0")}.segment`);
  const writer = createSegmentWriter({
    nextPath,
    flushFolder: own.flush,
    finished: (segment) => segments.push(segment),
  });

  async function takeOver(): Promise<void> {
    for (const orphan of await findOrphans(folder, own.folder)) {
      for (const segment of await moveSegments(orphan, nextPath)) {
        segments.push(segment);
        waiting += segment.bytes;
      }
    }
  }

  await takeOver();
  return {
    async append(payload) {
      const bytes = entryBytes(payload);
      if (waiting + bytes > limitBytes) throw unavailable("The spool is full");
      waiting += bytes;
      try {
        await writer.append(payload);
      } catch (cause) {
        waiting -= bytes;
        throw unavailable("The spool cannot be written", cause);
      }
    },
    async takeOldest() {
      if (segments.length === 0) await takeOver();
      if (segments.length === 0 && waiting > 0) await writer.rotate();
      const [segment] = segments;
      if (!segment) return null;
      const bytes = await readSegment(segment.path);
      const { payloads, damagedBytes } = decodeSegment(bytes);
      const missingBytes = Math.max(0, segment.bytes - bytes.length);
      return {
        payloads,
        damagedBytes: damagedBytes + missingBytes,
        async remove(isUnreadable = false) {
          // Beside the folders of processes, which go with them.
          const kept = join(folder, `${basename(own.folder)}-${basename(segment.path)}.damaged`);
          if (damagedBytes > 0 || isUnreadable) await rename(segment.path, kept);
          else await rm(segment.path, { force: true });
          segments.splice(segments.indexOf(segment), 1);
          waiting -= segment.bytes;
        },
      };
    },
    waitingBytes: () => waiting,
    async close() {
      await writer.rotate();
      await own.release(segments.length === 0);
    },
  };
}

/** A file that somebody removed holds nothing, and must not hold up those after it. */
async function readSegment(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return Buffer.alloc(0);
    throw error;
  }
}

/** Moves the segments of a folder whose process is gone; what another process took before is left to it. */
async function moveSegments(orphan: string, nextPath: () => string): Promise<Segment[]> {
  const names = (await readdir(orphan).catch(() => [])).filter((name) => name.endsWith(".segment"));
  const moved: Segment[] = [];
  for (const name of names.sort()) {
    const path = nextPath();
    const from = join(orphan, name);
    const { size } = await stat(from).catch(() => ({ size: 0 }));
    // Where it fails, another process was quicker, or there is something that a later try may get over.
    const isMoved = await rename(from, path).then(
      () => true,
      () => false,
    );
    if (isMoved) moved.push({ path, bytes: size });
  }
  // Whatever could not be moved stays with its folder and is tried again.
  await rm(join(orphan, ownerFile), { force: true });
  await rmdir(orphan).catch(() => {});
  return moved;
}

function unavailable(what: string, cause?: unknown): Problem {
  return new Problem("unavailable", `${what}; nothing of this request was stored. Send it again.`, {
    retryAfterSeconds,
    cause,
  });
}
