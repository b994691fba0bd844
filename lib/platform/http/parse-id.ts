import { Problem } from "#lib/platform/errors.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A UUID out of a path. Throws `not-found` with the given sentence on anything else, which no row can have as its id. */
export function requireUuid(value: string | undefined, absence: string): string {
  if (value && uuid.test(value)) return value;
  throw new Problem("not-found", absence);
}
