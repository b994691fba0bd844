import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import type { SecretName } from "#lib/ingest/internal/scrub/secret-names.ts";

/** A secret name that ends before a separator; `start` is where it begins, `quoted` whether quotes close it. */
export type NamePlace = { secret: SecretName; name: string; start: number; quoted: boolean };

const longestName = 64;
const mostSpaces = 16;
const mostClosers = 20;
const isNamePart = new Uint8Array(128);
for (const char of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.$") {
  isNamePart[char.charCodeAt(0)] = 1;
}
/** Last words of names that are written apart: “API key”, “session id”, “social security number”. */
const wordsApart = /^(?:keys?|ids?|numbers?|codes?|header|value|string|auth)$/i;

/** The secret name that ends at `at`, where a separator such as `=` or `:` stands. Looks back a bounded way. */
export function findNameBefore(text: string, at: number, judge: JudgeName): NamePlace | null {
  const withoutSpaces = skipSpaces(text, at);
  const end = skipClosers(text, withoutSpaces);
  const start = nameStart(text, end);
  if (start === end) return null;
  const name = text.slice(start, end);
  const verdict = judge(name);
  if (verdict === "keep") return null;
  if (!verdict) {
    const apart = text.charCodeAt(start - 1) === 0x20 && wordsApart.test(name);
    return apart ? findWordsApart(text, start, end, judge) : null;
  }
  const quoted = /["'27;]/.test(text.slice(end, withoutSpaces));
  return { secret: verdict, name, start, quoted };
}

function findWordsApart(
  text: string,
  from: number,
  end: number,
  judge: JudgeName,
): NamePlace | null {
  let start = from;
  for (let words = 0; words < 2 && text.charAt(start - 1) === " "; words++) {
    const earlier = nameStart(text, start - 1);
    if (earlier === start - 1) return null;
    start = earlier;
    const name = text.slice(start, end);
    const verdict = judge(name);
    if (verdict === "keep") return null;
    if (verdict) return { secret: verdict, name, start, quoted: false };
  }
  return null;
}

function skipSpaces(text: string, at: number): number {
  let end = at;
  while (end > 0 && at - end < mostSpaces && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Quotes in any depth of escaping, square brackets, and both as they stand in URLs and HTML. */
function skipClosers(text: string, from: number): number {
  let end = from;
  for (let skipped = 0; skipped < mostClosers; skipped++) {
    const length = closerLength(text, end);
    if (length === 0) return end;
    end -= length;
  }
  return end;
}

function closerLength(text: string, end: number): number {
  switch (text.charCodeAt(end - 1)) {
    case 0x22: // "
    case 0x27: // '
    case 0x60: // `
    case 0x5c: // \
    case 0x5d: // ]
      return 1;
    case 0x32: // 2
    case 0x37: // 7
      return text.startsWith("%2", end - 3) ? 3 : 0;
    case 0x44: // D
    case 0x64: // d
      return text.startsWith("%5", end - 3) ? 3 : 0;
    case 0x3b: // ;
      return text.startsWith("&quot;", end - 6) ? 6 : 0;
    default:
      return 0;
  }
}

function nameStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longestName) {
    const code = text.charCodeAt(start - 1);
    if (code < 128 ? isNamePart[code] !== 1 : code < 0xc0) break;
    start--;
  }
  return start === end ? start : skipEscape(text, start, end);
}

/** What an escape left at the front: the `n` of a line break in JSON, the digits of `%5B`. */
function skipEscape(text: string, start: number, end: number): number {
  const before = text.charCodeAt(start - 1);
  if (before === 0x5c && /[nrt]/.test(text.charAt(start))) return start + 1;
  if (before === 0x25 && end - start > 2) return start + 2;
  return start;
}
