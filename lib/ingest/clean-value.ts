import type { JsonValue } from "#lib/platform/database.ts";

/** Text as PostgreSQL can hold it: no NUL, no half of a surrogate pair. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").toWellFormed();
}

/** The same for a whole JSON value, keys included; numbers that JSON cannot write become text. */
export function cleanValue(value: unknown): JsonValue {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [cleanText(key), cleanValue(part)]),
    );
  }
  return value as JsonValue;
}
