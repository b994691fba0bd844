import { isObject, type Loose, numberOf, textOf } from "#lib/ingest/internal/sentry/loose.ts";
import { parseJson } from "#lib/ingest/internal/sentry/parse-json.ts";
import { Problem } from "#lib/platform/errors.ts";

export type Item = { type: string; header: Loose; payload: Buffer };
export type Envelope = { header: Loose; items: Item[] };

const newline = 0x0a;
const longestHeader = 8 * 1024;
const mostItems = 1000;

/**
 * Splits an envelope (develop.sentry.dev, “Envelopes”) by its bytes: a line of headers, then items, each a line of headers
 * and a payload of so many bytes, or up to the next newline. Throws `unreadable-body` or `too-large`.
 */
export function readEnvelope(body: Buffer): Envelope {
  const first = readLine(body, 0);
  const header = readHeader(first.line, "envelope header");
  const items: Item[] = [];
  let at = first.next;
  while (at < body.length) {
    if (body[at] === newline) {
      at += 1;
      continue;
    }
    const { item, next } = readItem(body, at);
    items.push(item);
    at = next;
    if (items.length > mostItems) {
      throw new Problem("too-large", `An envelope holds at most ${mostItems} items.`);
    }
  }
  return { header, items };
}

/** The first line of an envelope. Throws `unreadable-body`. */
export function readEnvelopeHeader(body: Buffer): Loose {
  return readHeader(readLine(body, 0).line, "envelope header");
}

function readItem(body: Buffer, start: number): { item: Item; next: number } {
  const { line, next } = readLine(body, start);
  const header = readHeader(line, "header of an item");
  const type = textOf(header.type);
  if (type === null) throw malformed("An item of the envelope has no type.");
  const end = findEnd(body, next, header.length);
  return { item: { type, header, payload: body.subarray(next, end) }, next: end + 1 };
}

/** A length that does not lead to a newline or the end means that the envelope was cut or its headers are wrong. */
function findEnd(body: Buffer, start: number, length: unknown): number {
  if (length === undefined || length === null) return endOfLine(body, start);
  const bytes = numberOf(length);
  if (bytes === null || bytes < 0 || !Number.isInteger(bytes)) {
    throw malformed("An item of the envelope has a length that is no number of bytes.");
  }
  // The last item may end with its header: nothing stands behind a length of 0.
  const end = Math.min(start, body.length) + bytes;
  if (end > body.length) throw malformed("The envelope ends before its last item does.");
  if (end < body.length && body[end] !== newline) {
    throw malformed("An item of the envelope is longer than its length says.");
  }
  return end;
}

function readLine(body: Buffer, start: number): { line: Buffer; next: number } {
  const end = endOfLine(body, start);
  if (end - start > longestHeader) {
    throw malformed(`A header of the envelope is longer than ${longestHeader / 1024} KiB.`);
  }
  return { line: body.subarray(start, end), next: end + 1 };
}

function endOfLine(body: Buffer, start: number): number {
  const found = body.indexOf(newline, start);
  return found === -1 ? Math.max(start, body.length) : found;
}

function readHeader(line: Buffer, what: string): Loose {
  const header = parseJson(line, what);
  if (!isObject(header)) throw malformed(`The ${what} is not a JSON object.`);
  return header;
}

function malformed(detail: string): Problem {
  return new Problem("unreadable-body", detail);
}
