import { Readable } from "node:stream";
import type { Envelope } from "#lib/ingest/internal/sentry/read-envelope.ts";
import { Problem } from "#lib/platform/errors.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";

const opensObject = 0x7b;

/**
 * The body of the older endpoint as an envelope of one event: JSON, or JSON in base64, or JSON that was deflated and then
 * written in base64, as SDKs without a Content-Encoding send it. Throws `unreadable-body` or `too-large`.
 */
export async function readStore(body: Buffer, limit: number): Promise<Envelope> {
  return { header: {}, items: [{ type: "event", header: {}, payload: await unwrap(body, limit) }] };
}

async function unwrap(body: Buffer, limit: number): Promise<Buffer> {
  if (opens(body)) return body;
  const text = body.toString("latin1").replace(/\s+/g, "");
  if (text === "" || !/^[A-Za-z0-9+/_-]+=*$/.test(text)) {
    throw new Problem("unreadable-body", "The body is neither JSON nor base64.");
  }
  const decoded = Buffer.from(text, "base64");
  return opens(decoded) ? decoded : readBody(Readable.from([decoded]), limit, "deflate");
}

function opens(bytes: Buffer): boolean {
  return (
    bytes
      .subarray(0, 64)
      .toString("latin1")
      .replace("\u00EF\u00BB\u00BF", "")
      .trimStart()
      .charCodeAt(0) === opensObject
  );
}
