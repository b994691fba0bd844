import { createHash } from "node:crypto";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const symbols = 8;

/**
 * The eight characters (Crockford base32, 4-4, 40 bits) that join an error page, its record, issue and run.
 * Pure: the page and the record reach the same one from the request id, without asking each other.
 */
export function deriveReference(seed: string): string {
  const bytes = createHash("sha256").update(seed).digest();
  let bits = 0n;
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let index = symbols - 1; index >= 0; index -= 1) {
    text += crockford[Number((bits >> BigInt(index * 5)) & 31n)];
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
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
