import { type FileHandle, open, rm } from "node:fs/promises";
import { encodeEntry } from "#lib/platform/internal/spool-format.ts";

export type Segment = { path: string; bytes: number };
export type SegmentWriter = {
  /** Resolves once the payload is on the disk; rejects with the fault of the disk, and then nothing of it stays. */
  append(payload: Uint8Array): Promise<void>;
  /** Ends the segment that is written, so that it can be read. */
  rotate(): Promise<void>;
};

/** Without an entry it is a wish to end the segment. */
type Wish = { entry: Buffer | null; resolve(): void; reject(error: unknown): void };
type Active = Segment & { file: FileHandle };
type Parts = {
  nextPath(): string;
  /** Makes the name of a new file durable. */
  flushFolder(): Promise<void>;
  finished(segment: Segment): void;
};

const segmentBytes = 8 * 1024 * 1024;

/** Writes entries to one segment after the other. Callers that append at the same time share one write and one flush. */
export function createSegmentWriter(parts: Parts): SegmentWriter {
  const { write, end } = createSegments(parts);
  const wishes: Wish[] = [];
  let isAtWork = false;

  /** One thing at a time: an end never cuts off a write, and writes without end never put it off. */
  async function work(): Promise<void> {
    isAtWork = true;
    while (wishes.length > 0) await grant(takeAlike(wishes));
    isAtWork = false;
  }

  async function grant(group: Wish[]): Promise<void> {
    const entries = group.flatMap(({ entry }) => entry ?? []);
    try {
      await (entries.length > 0 ? write(Buffer.concat(entries)) : end());
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  function wish(entry: Buffer | null): Promise<void> {
    return new Promise((resolve, reject) => {
      wishes.push({ entry, resolve, reject });
      if (!isAtWork) void work();
    });
  }

  return { append: (payload) => wish(encodeEntry(payload)), rotate: () => wish(null) };
}

/** What can be granted together: up to the first wish of the other kind, and no more than a segment is to hold. */
function takeAlike(wishes: Wish[]): Wish[] {
  const isEnd = wishes[0]?.entry === null;
  let bytes = 0;
  const end = wishes.findIndex(({ entry }, index) => {
    bytes += entry?.length ?? 0;
    return (entry === null) !== isEnd || (index > 0 && bytes > segmentBytes);
  });
  return wishes.splice(0, end === -1 ? wishes.length : end);
}

function createSegments({ nextPath, flushFolder, finished }: Parts) {
  let active: Active | null = null;

  async function openActive(more: number): Promise<Active> {
    if (active && active.bytes + more <= segmentBytes) return active;
    await end();
    const path = nextPath();
    const opened = { path, bytes: 0, file: await open(path, "a", 0o600) };
    active = opened;
    try {
      await flushFolder();
    } catch (error) {
      // Nothing may be promised in a file whose name could be gone.
      await end();
      throw error;
    }
    return opened;
  }

  async function end(): Promise<void> {
    if (!active) return;
    const { file, ...segment } = active;
    active = null;
    // All that was promised is on the disk already.
    await file.close().catch(() => {});
    if (segment.bytes > 0) finished(segment);
    else await rm(segment.path, { force: true });
  }

  async function write(bytes: Buffer): Promise<void> {
    const target = await openActive(bytes.length);
    try {
      // Until all is written: a single write may end early without a fault, as on a disk that gets full.
      await target.file.appendFile(bytes);
      await target.file.datasync();
      target.bytes += bytes.length;
    } catch (error) {
      // What nobody was promised must not come back as if it had been.
      await target.file.truncate(target.bytes).catch(() => {});
      await end();
      throw error;
    }
  }

  return { write, end };
}
