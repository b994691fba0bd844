import { cut } from "#lib/grouping/cut.ts";
import type { JsonValue } from "#lib/platform/database.ts";

/** Text as PostgreSQL can hold it: no NUL, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").toWellFormed();
}

/** Code units of a key: pages and charts show keys, and a program that makes them up makes any length. */
const longestKey = 200;

/**
 * The same for a whole JSON value, keys included, which end early; numbers that JSON cannot write become text. What is
 * clean comes back itself.
 */
export function cleanValue(value: unknown): JsonValue {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) {
    const clean = value.map(cleanValue);
    return clean.every((part, index) => part === value[index]) ? value : clean;
  }
  if (typeof value === "object" && value !== null) return cleanObject(value);
  return value as JsonValue;
}

function cleanObject(value: object): JsonValue {
  const entries = Object.entries(value);
  let changed = false;
  for (const entry of entries) {
    const [key, part] = entry;
    entry[0] = cleanKey(key);
    entry[1] = cleanValue(part);
    changed ||= entry[0] !== key || entry[1] !== part;
  }
  return (changed ? Object.fromEntries(entries) : value) as JsonValue;
}

function cleanKey(key: string): string {
  const clean = cleanText(key);
  return clean.length <= longestKey ? clean : `${cut(clean, longestKey - 1)}…`;
}
