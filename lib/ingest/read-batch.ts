import { isUtf8 } from "node:buffer";
import { parseExactly } from "#lib/ingest/exact-json.ts";
import { scanJson } from "#lib/ingest/scan-json.ts";
import { Problem } from "#lib/platform/errors.ts";

export const mostRecords = 10_000;
export const recordLimitBytes = 1024 * 1024;
/** Deeper than any real record; JSON.stringify and jsonb give up far below what JSON.parse takes. */
const deepest = 64;
/** For one record, and for a whole request: an object of 200,000 keys takes a third of a second to parse. */
const mostMembers = 50_000;
const mostMembersTogether = 1_000_000;

const newline = 0x0a;
const opensArray = 0x5b;
const blanks = new Set([0x20, 0x09, newline, 0x0b, 0x0c, 0x0d, 0x1e]);

/** One entry of a request: what was read, or why it could not be. */
export type Entry = { value: unknown } | { fault: string };

/**
 * Splits a body into entries: NDJSON by line, else one JSON object or array. Throws `unreadable-body`, `too-large` or
 * `unknown-encoding`.
 */
export function readBatch(body: Buffer, contentType: string): Entry[] {
  requireUtf8(body, contentType);
  const bytes = body.subarray(startsWithMark(body) ? 3 : 0);
  if (skipBlank(bytes, 0) === bytes.length) throw emptyBody();
  const isLines = /\bnd-?json\b|\bjsonl\b|json-seq/i.test(contentType);
  return isLines ? readLines(bytes) : readJson(bytes);
}

function requireUtf8(body: Buffer, contentType: string): void {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? "utf-8";
  if (!["utf-8", "utf8", "us-ascii"].includes(charset)) {
    throw new Problem("unknown-encoding", "Send the body as UTF-8.");
  }
  if (!isUtf8(body)) throw new Problem("unreadable-body", "The body is not valid UTF-8.");
}

function startsWithMark(body: Buffer): boolean {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
}

/** Stops at the limit: reading millions of lines would hold up everyone for seconds. */
function readLines(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let start = skipBlank(bytes, 0); start < bytes.length; ) {
    if (entries.length === mostRecords) throw tooManyRecords();
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found;
    entries.push(readLine(bytes.subarray(start, end)));
    start = skipBlank(bytes, end);
  }
  return entries;
}

function readLine(line: Buffer): Entry {
  if (line.length > recordLimitBytes) return { fault: "The record is larger than 1 MiB." };
  const scanned = scanJson(line, { depth: deepest, commas: mostMembers });
  if (scanned === "too-deep") {
    return { fault: `The record is nested deeper than ${deepest} levels.` };
  }
  if (scanned === "too-many") return { fault: `The record has more than ${mostMembers} members.` };
  try {
    return { value: parseExactly(line.toString("utf8")) };
  } catch {
    return { fault: "The line is not valid JSON." };
  }
}

function readJson(bytes: Buffer): Entry[] {
  const isArray = bytes[skipBlank(bytes, 0)] === opensArray;
  // The array around a batch is one level of its own.
  const scanned = scanJson(bytes, {
    depth: isArray ? deepest + 1 : deepest,
    commas: isArray ? mostMembersTogether : mostMembers,
  });
  if (scanned === "too-deep") {
    throw new Problem("unreadable-body", `The body is nested deeper than ${deepest} levels.`);
  }
  if (scanned === "too-many") {
    throw new Problem("unreadable-body", "The body has too many members.");
  }
  const parsed = parse(bytes.toString("utf8"));
  const values: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  if (values.length > mostRecords) throw tooManyRecords();
  const isLarge = bytes.length > recordLimitBytes;
  return values.map((value) =>
    isLarge && isTooLarge(value) ? { fault: "The record is larger than 1 MiB." } : { value },
  );
}

function parse(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (cause) {
    throw new Problem(
      "unreadable-body",
      "The body is not valid JSON. For NDJSON send Content-Type: application/x-ndjson.",
      { cause },
    );
  }
}

function isTooLarge(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value) ?? "") > recordLimitBytes;
}

/** Where the first byte stands that is neither white space nor what opens a text of a JSON sequence (RFC 7464). */
function skipBlank(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && blanks.has(bytes[at] ?? 0)) at += 1;
  return at;
}

function tooManyRecords(): Problem {
  return new Problem("too-large", `A request holds at most ${mostRecords} records.`);
}

function emptyBody(): Problem {
  return new Problem("unreadable-body", "The body is empty. Send one record, an array, or NDJSON.");
}
