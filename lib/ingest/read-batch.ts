import { isUtf8 } from "node:buffer";
import { scanJson } from "#lib/ingest/scan-json.ts";
import { Problem } from "#lib/platform/errors.ts";

export const mostRecords = 10_000;
export const recordLimitBytes = 1024 * 1024;
/** Deeper than any real record; JSON.stringify and jsonb give up far below what JSON.parse takes. */
const deepest = 64;
/** For one record, and for a whole request: an object of 200,000 keys takes a third of a second to parse. */
const mostMembers = 50_000;
const mostMembersTogether = 1_000_000;

/** One entry of a request: what was read, or why it could not be. */
export type Entry = { value: unknown } | { fault: string };

/**
 * Splits a body into entries: NDJSON by line, else one JSON object or array. Throws `unreadable-body`, `too-large` or
 * `unknown-encoding`.
 */
export function readBatch(body: Buffer, contentType: string): Entry[] {
  requireUtf8(body, contentType);
  const bytes = body.subarray(startsWithMark(body) ? 3 : 0);
  const entries = /\bnd-?json\b|\bjsonl\b|json-seq/i.test(contentType)
    ? readLines(bytes)
    : readJson(bytes);
  if (entries.length > mostRecords) {
    throw new Problem(
      "too-large",
      `A request holds at most ${mostRecords} records; this one has ${entries.length}.`,
    );
  }
  return entries;
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

function readLines(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (!isBlank(line)) entries.push(readLine(line));
    start = end + 1;
  }
  if (entries.length === 0) throw emptyBody();
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
    return { value: parseText(line.toString("utf8")) };
  } catch {
    return { fault: "The line is not valid JSON." };
  }
}

function readJson(bytes: Buffer): Entry[] {
  if (isBlank(bytes)) throw emptyBody();
  const isArray = bytes.subarray(0, 100).toString("latin1").trimStart().startsWith("[");
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
  const isLarge = bytes.length > recordLimitBytes;
  return (Array.isArray(parsed) ? parsed : [parsed]).map((value) =>
    isLarge && isTooLarge(value) ? { fault: "The record is larger than 1 MiB." } : { value },
  );
}

function parse(text: string): unknown {
  try {
    return parseText(text);
  } catch (cause) {
    throw new Problem(
      "unreadable-body",
      "The body is not valid JSON. For NDJSON send Content-Type: application/x-ndjson.",
      { cause },
    );
  }
}

const longInteger = /[:,[]\s*-?\d{16}/;

/** Integers beyond what a number holds keep their digits, as text. */
function parseText(text: string): unknown {
  if (!longInteger.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_, value: unknown, context?: { source?: string }) => {
    const source = context?.source ?? "";
    const isExact = typeof value !== "number" || Number.isSafeInteger(value);
    return isExact || !/^-?\d+$/.test(source) ? value : source;
  });
}

function isTooLarge(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value) ?? "") > recordLimitBytes;
}

function isBlank(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 64).toString("latin1");
  return start.trim() === "" && (bytes.length <= 64 || bytes.toString("latin1").trim() === "");
}

function emptyBody(): Problem {
  return new Problem("unreadable-body", "The body is empty. Send one record, an array, or NDJSON.");
}
