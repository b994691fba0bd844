import { cut } from "#lib/grouping/cut.ts";
import { cleanText } from "#lib/ingest/clean-value.ts";

export type Loose = Record<string, unknown>;

/** The value where it is a JSON object, else an empty one. */
export function objectOf(value: unknown): Loose {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** SDKs send lists as `[…]`, as `{ values: […] }` or, where there is one entry, as the entry; entries that are no object are left out. */
export function listOf(value: unknown): Loose[] {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return [];
  if (Array.isArray(value.values)) return value.values.filter(isObject);
  return Object.keys(value).length > 0 && !("values" in value) ? [value] : [];
}

/** Text that is not blank; numbers and booleans as text; null for all else. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value.trim() === "") return null;
  return value;
}

/** The first of these values that is a text. */
export function firstText(...values: unknown[]): string | null {
  for (const value of values) {
    const text = textOf(value);
    if (text !== null) return text;
  }
  return null;
}

/** A text of at most so many code units that PostgreSQL can hold; null where nothing is left. */
export function bounded(text: string | null, longest: number): string | null {
  const clean = cut(cleanText(text ?? ""), longest);
  return clean.trim() === "" ? null : clean;
}

/** A name as services and environments may have one: no control characters, at most so many characters. */
export function tidyName(text: string | null, longest: number): string | null {
  const name = cut((text ?? "").replace(/\p{C}+/gu, ""), longest).trim();
  return name === "" ? null : name;
}

export function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** Tags and headers come as a map, as a list of pairs or, of a header that was sent twice, with a list as value. */
export function pairsOf(value: unknown): [name: string, text: string][] {
  const pairs = Array.isArray(value) ? value : Object.entries(objectOf(value));
  return pairs.flatMap((pair: unknown) => {
    const [name, given] = Array.isArray(pair) ? pair : [objectOf(pair).key, objectOf(pair).value];
    const text = firstText(Array.isArray(given) ? given[0] : given);
    const label = textOf(name);
    return label === null || text === null ? [] : [[label, text] as [string, string]];
  });
}
