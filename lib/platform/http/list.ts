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

/** Opens a cursor of `length` parts. Throws `wrong-query` on anything we did not make. */
export function openCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === length) return parts.map(String);
  } catch {
    // Falls through to the answer that a wrong cursor gets.
  }
  throw new Problem("wrong-query", "cursor: not one that a list answered.");
}

/** `from` and `to` of a query; the last 24 hours where they are left out. Throws `wrong-query` when reversed. */
export const timeRange = {
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
};

/** Resolves a range against the clock. */
export function resolveRange(
  query: { from?: string | undefined; to?: string | undefined },
  now: Date,
) {
  const to = query.to ? new Date(query.to) : now;
  const from = query.from ? new Date(query.from) : new Date(to.getTime() - 86_400_000);
  if (from >= to) throw new Problem("wrong-query", "from: must be earlier than to.");
  return { from, to };
}
