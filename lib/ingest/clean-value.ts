import { cut } from "#lib/grouping/cut.ts";
import type { JsonValue } from "#lib/platform/database.ts";

/** Text as PostgreSQL can hold it: no NUL, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").toWellFormed();
}

/** Code units of a key: pages and charts show keys, and a program that makes them up makes any length. */
const longestKey = 200;

/** The same for a whole JSON value, keys included, which end early; numbers that JSON cannot write become text. */
export function cleanValue(value: unknown): JsonValue {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [cleanKey(key), cleanValue(part)]),
    );
  }
  return value as JsonValue;
}

function cleanKey(key: string): string {
  const clean = cleanText(key);
  return clean.length <= longestKey ? clean : `${cut(clean, longestKey - 1)}…`;
}
