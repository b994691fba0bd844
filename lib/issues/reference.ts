import { hash } from "node:crypto";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The eight characters (Crockford base32, 4-4, 40 bits) that join an error page, its record, issue and run.
 * Pure: the page and the record reach the same one from the request id, without asking each other.
 */
export function deriveReference(seed: string): string {
  const digits = hash("sha256", seed, "hex");
  return `${spell(digits.slice(0, 5))}-${spell(digits.slice(5, 10))}`;
}

/** Five hexadecimal digits are twenty bits: four characters. */
function spell(hexadecimal: string): string {
  const bits = Number.parseInt(hexadecimal, 16);
  const at = (shift: number) => crockford[(bits >> shift) & 31];
  return `${at(15)}${at(10)}${at(5)}${at(0)}`;
}

/** Reads a reference as people type it (case, missing hyphen, O for 0, I or L for 1); null when it is none. */
export function readReference(text: string): string | null {
  const typed = text
    .trim()
    .toUpperCase()
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1")
    .replace(/[\s-]/g, "");
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(typed) ? `${typed.slice(0, 4)}-${typed.slice(4)}` : null;
}
