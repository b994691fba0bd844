import { type FileHandle, open, rm } from "node:fs/promises";
import { encodeEntry } from "#lib/platform/internal/spool-format.ts";

export type Segment = { path: string; bytes: number };
export type SegmentWriter = {
  /** Resolves once the payload is on the disk; rejects with the fault of the disk, and then nothing of it stays. */
  append(payload: Uint8Array): Promise<void>;
  /** Ends the segment that is written, so that it can be read. */
  rotate(): Promise<void>;
};

type Pending = { entry: Buffer; resolve(): void; reject(error: unknown): void };
type Active = Segment & { file: FileHandle };
type Parts = {
  nextPath(): string;
  /** Makes the name of a new file durable. */
  flushFolder(): Promise<void>;
  finished(segment: Segment): void;
};

const segmentBytes = 8 * 1024 * 1024;

/** Writes entries to one segment after the other. Callers that append at the same time share one write and one flush. */
export function createSegmentWriter({ nextPath, flushFolder, finished }: Parts): SegmentWriter {
  const pending: Pending[] = [];
  let active: Active | null = null;
  let flushing: Promise<void> | null = null;

  async function openActive(): Promise<Active> {
    if (active && active.bytes < segmentBytes) return active;
    await closeActive();
    const path = nextPath();
    active = { path, bytes: 0, file: await open(path, "a", 0o600) };
    await flushFolder();
    return active;
  }

  async function closeActive(): Promise<void> {
    if (!active) return;
    const { file, ...segment } = active;
    active = null;
    await file.close();
    if (segment.bytes > 0) finished(segment);
    else await rm(segment.path, { force: true });
  }

  async function write(bytes: Buffer): Promise<void> {
    const target = await openActive();
    try {
      await target.file.write(bytes);
      await target.file.datasync();
      target.bytes += bytes.length;
    } catch (error) {
      // What nobody was promised must not come back as if it had been.
      await target.file.truncate(target.bytes).catch(() => {});
      await closeActive();
      throw error;
    }
  }

  async function flush(): Promise<void> {
    while (pending.length > 0) {
      const group = pending.splice(0);
      try {
        await write(Buffer.concat(group.map(({ entry }) => entry)));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    flushing = null;
  }

  return {
    append(payload) {
      return new Promise((resolve, reject) => {
        pending.push({ entry: encodeEntry(payload), resolve, reject });
        flushing ??= flush();
      });
    },
    async rotate() {
      await flushing;
      await closeActive();
    },
  };
}
