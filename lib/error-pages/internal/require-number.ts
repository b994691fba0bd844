import { Problem } from "#lib/platform/errors.ts";

/** The number of a version as it stands in a path; what cannot be one is `not-found`. */
export function requireNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Problem("not-found", "There is no such version.");
}
