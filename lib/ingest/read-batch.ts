import { Problem } from "#lib/platform/errors.ts";

export const mostRecords = 10_000;
export const recordLimitBytes = 1024 * 1024;
/** Deeper than any real record; JSON.stringify and jsonb give up far below what JSON.parse takes. */
const deepest = 64;

/** One entry of a request: what was read, or why it could not be. */
export type Entry = { value: unknown } | { fault: string };

/** Splits a body into entries: NDJSON by line, else one JSON object or array. Throws `unreadable-body` or `too-large`. */
export function readBatch(body: Buffer, contentType: string): Entry[] {
  const text = body.toString("utf8").replace(/^\uFEFF/, "");
  if (text.trim() === "")
    throw new Problem(
      "unreadable-body",
      "The body is empty. Send one record, an array, or NDJSON.",
    );
  const entries = /\bnd-?json\b|\bjsonl\b|json-seq/i.test(contentType)
    ? readLines(text)
    : readJson(text);
  if (entries.length > mostRecords) {
    throw new Problem(
      "too-large",
      `A request holds at most ${mostRecords} records; this one has ${entries.length}.`,
    );
  }
  return entries;
}

function readLines(text: string): Entry[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(readLine);
}

function readLine(line: string): Entry {
  if (Buffer.byteLength(line) > recordLimitBytes)
    return { fault: "The record is larger than 1 MiB." };
  if (isTooDeep(line)) return { fault: `The record is nested deeper than ${deepest} levels.` };
  try {
    return { value: JSON.parse(line) };
  } catch {
    return { fault: "The line is not valid JSON." };
  }
}

function readJson(text: string): Entry[] {
  // The array around a batch is one level of its own.
  if (isTooDeep(text, deepest + 1)) {
    throw new Problem("unreadable-body", `The body is nested deeper than ${deepest} levels.`);
  }
  const parsed = parse(text);
  return (Array.isArray(parsed) ? parsed : [parsed]).map((value) => ({ value }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem(
      "unreadable-body",
      "The body is not valid JSON. For NDJSON send Content-Type: application/x-ndjson.",
      { cause },
    );
  }
}

const steps: Record<string, number> = { "{": 1, "[": 1, "}": -1, "]": -1 };

/** Counts brackets outside strings, so that the depth is known before anything is built. */
function isTooDeep(text: string, limit = deepest): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '"') index = endOfString(text, index);
    depth += steps[character] ?? 0;
    if (depth > limit) return true;
  }
  return false;
}

/** Where the string that opens at `start` ends; the end of the text where it never does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charAt(index - 1 - backslashes) === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}
