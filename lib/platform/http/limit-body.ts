import { pipeline, Readable, type Transform } from "node:stream";
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from "node:zlib";
import { Problem } from "#lib/platform/errors.ts";

export type ByteStream = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | null;

const decompressors: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * Reads a body of at most `limit` bytes, counted after decompression. Throws `too-large`, `unknown-encoding`
 * or `unreadable-body`. Nothing reads a request body without going through here.
 */
export async function readBody(
  stream: ByteStream,
  limit: number,
  encoding: string | null,
): Promise<Buffer> {
  if (stream === null) return Buffer.alloc(0);
  const source = decompress(toReadable(stream), encoding);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem("unreadable-body", "The body ended early or is not compressed as it says.", {
      cause,
    });
  }
  return Buffer.concat(chunks, size);
}

function toReadable(stream: NonNullable<ByteStream>): Readable {
  return stream instanceof Readable ? stream : Readable.from(stream);
}

function decompress(source: Readable, encoding: string | null): Readable {
  const name = encoding?.trim().toLowerCase();
  if (!name || name === "identity") return source;
  const create = decompressors[name];
  if (!create) {
    throw new Problem(
      "unknown-encoding",
      `Content-Encoding "${name}" is not one of gzip, deflate, br, zstd.`,
    );
  }
  // The reader of the result sees the error; pipeline only ties the two lifetimes together.
  return pipeline(source, create(), () => {});
}

function tooLarge(limit: number): Problem {
  const mebibytes = limit / 1024 / 1024;
  return new Problem("too-large", `The body is larger than ${mebibytes} MiB after decompression.`, {
    extra: { limit_bytes: limit },
  });
}
