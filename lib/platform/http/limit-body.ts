import { Readable, type Transform } from "node:stream";
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from "node:zlib";
import { Problem } from "#lib/platform/errors.ts";
import { createTurnstile } from "#lib/platform/turnstile.ts";

/** A buffer is a body that has come as a whole. */
export type ByteStream = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | Buffer | null;

/** A few hundred bytes can inflate to the limit: only so many bodies do so at a time. */
const inflations = createTurnstile(4);

/** A map, because a sender may name anything: an object would also find what all objects have. */
const decompressors: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
  ["zstd", createZstdDecompress],
]);

/**
 * Reads a body of at most `limit` bytes, counted after decompression. Throws `too-large`, `unknown-encoding`
 * or `unreadable-body`. Nothing reads a request body without going through here, and it never destroys the source:
 * the answer may need the same connection. No promise for what has come as a whole and fits.
 */
export function readBody(
  stream: ByteStream,
  limit: number,
  encoding: string | null,
): Buffer | Promise<Buffer> {
  const isRead = Buffer.isBuffer(stream) && encoding === null && stream.length <= limit;
  return isRead ? stream : receive(stream, limit, encoding);
}

async function receive(
  stream: ByteStream,
  limit: number,
  encoding: string | null,
): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() || "identity";
  const create = decompressors.get(name);
  if (!create && name !== "identity") {
    throw new Problem(
      "unknown-encoding",
      `Content-Encoding "${name}" is not one of gzip, deflate, br, zstd.`,
    );
  }
  if (stream === null) return Buffer.alloc(0);
  const isSource = stream instanceof Readable || Buffer.isBuffer(stream);
  const source = isSource ? stream : Readable.from(stream);
  try {
    return await (create ? inflate(source, create, limit) : collect(source, limit));
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem("unreadable-body", "The body ended early or is not compressed as it says.", {
      cause,
    });
  }
}

/** By events rather than iteration: this runs for every request, and most bodies are one chunk. */
async function collect(source: Readable | Buffer, limit: number): Promise<Buffer> {
  if (Buffer.isBuffer(source)) {
    if (source.length > limit) throw tooLarge(limit);
    return source;
  }
  // Whoever left before anyone listened tells it no more.
  if (source.destroyed) throw new Error("the sender left");
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const finish = (settle: () => void) => {
      source.off("data", take).off("end", end).off("error", fail).off("close", cut);
      settle();
    };
    const take = (chunk: Uint8Array) => {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size > limit) finish(() => reject(tooLarge(limit)));
    };
    const end = () => finish(() => resolve(joined(chunks, size)));
    const fail = (error: unknown) => finish(() => reject(error));
    const cut = () => finish(() => reject(new Error("the sender left")));
    source.on("data", take).on("end", end).on("error", fail).on("close", cut);
  });
}

function joined(chunks: Uint8Array[], size: number): Buffer {
  const [only, ...others] = chunks;
  if (only && others.length === 0) return Buffer.from(only.buffer, only.byteOffset, only.length);
  return Buffer.concat(chunks, size);
}

/** Receives all of it before it takes a place: who sends slowly must not hold one. */
async function inflate(
  source: Readable | Buffer,
  create: () => Transform,
  limit: number,
): Promise<Buffer> {
  const packed = await collect(source, limit);
  const release = await inflations.enter();
  const inflater = create();
  try {
    inflater.end(packed);
    return await collect(inflater, limit);
  } finally {
    inflater.on("error", () => {}).destroy();
    release();
  }
}

function tooLarge(limit: number): Problem {
  const mebibytes = limit / 1024 / 1024;
  return new Problem("too-large", `The body is larger than ${mebibytes} MiB after decompression.`, {
    extra: { limit_bytes: limit },
  });
}
