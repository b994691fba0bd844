import { z } from "zod";
import { Problem } from "#lib/platform/errors.ts";

export const listLimit = z.coerce.number().int().min(1).max(1000).default(100);

/** The shape of every list answer. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.object({ data: z.array(item), next_cursor: z.string().nullable() });
}
export type List<T> = { data: T[]; next_cursor: string | null };

/** A whole list that needs no second page. */
export function wholeList<T>(data: T[]): List<T> {
  return { data, next_cursor: null };
}

/** Packs where a page ended; opaque to callers. */
export function packCursor(position: (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

const cursorParts = {
  time: (text: string) => instant.safeParse(text).success,
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  number: (text: string) => /^\d{1,15}$/.test(text),
};
type CursorPart = keyof typeof cursorParts;

/** Opens a cursor of these parts. Throws `wrong-query` on anything a list did not answer. */
export function openCursor(cursor: string, kinds: CursorPart[]): string[] {
  const parts = readParts(cursor);
  const fits = kinds.every((kind, index) => cursorParts[kind](parts[index] ?? ""));
  if (fits && parts.length === kinds.length) return parts;
  throw new Problem("wrong-query", "cursor: not one that a list answered.");
}

function readParts(cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts.map(String) : [];
  } catch {
    return [];
  }
}

/** RFC 3339, in the years that a record can have. */
const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => /^(19[7-9]|20|21)\d/.test(text), "A year from 1970 to 2199.");

/** `from` and `to` of a query; the last 24 hours where they are left out. Throws `wrong-query` when reversed. */
export const timeRange = {
  from: instant.optional(),
  to: instant.optional(),
};

/** How far a reporter's clock may run ahead of ours. */
const aheadMilliseconds = 5 * 60_000;

/**
 * Resolves a range against the clock. Without an end it ends now, and `until` reaches as far as a reporter's clock may
 * run ahead: what was just accepted is in it.
 */
export function resolveRange(
  query: { from?: string | undefined; to?: string | undefined },
  now: Date,
) {
  const to = query.to ? new Date(query.to) : now;
  const from = query.from ? new Date(query.from) : new Date(to.getTime() - 86_400_000);
  if (from >= to) throw new Problem("wrong-query", "from: must be earlier than to.");
  const until = query.to ? to : new Date(to.getTime() + aheadMilliseconds + 1000);
  return { from, to, until };
}
