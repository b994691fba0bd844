/** A trace id (32 digits) or span id (16) in lower case; null where it is absent, all zeros, or no such id. */
export function readHexId(value: unknown, digits: 16 | 32): string | null {
  if (typeof value !== "string" || value.length !== digits) return null;
  return /^[0-9a-f]+$/i.test(value) && !/^0+$/.test(value) ? value.toLowerCase() : null;
}
