import { isNeutral } from "#lib/ingest/internal/scrub/findings.ts";
import type { SecretName } from "#lib/ingest/internal/scrub/secret-names.ts";

/** Whether a text looks like a token and not like words: long, or of at least six characters that no word mixes. */
export function looksRandom(value: string): boolean {
  if (value.length < 6 || isWordy(value)) return false;
  return value.length >= 20 || /[\d+=!@#$%^&*]/.test(value) || /[a-z][A-Z]/.test(value);
}

/** `expired`, `not-found`, `RetentionSession`: letters in pieces of three and more. */
function isWordy(value: string): boolean {
  if (value.length > 80 || !/^[A-Za-z._/-]+$/.test(value)) return false;
  const words = value.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return words.join("").length >= words.length * 3;
}

/** Whether a text is what Basic authentication sends: base64 of a name, a colon and a password (RFC 7617). */
export function looksLikeBasic(value: string): boolean {
  if (!/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(value)) return false;
  return /^[^\p{C}\ufffd:]*:[^\p{C}\ufffd]*$/u.test(Buffer.from(value, "base64").toString());
}

/** `sig` is also a signal. */
const shortestSignature = 20;
const alwaysWithDigits = /^(?:iban|card|ssn|one-time-code)$/;

/** Whether a whole value under a secret name says too little to hide: nothing, a count, a label, a public address. */
export function isHarmlessValue(value: string, secret: SecretName, name: string): boolean {
  if (isNeutral(value) || isCount(value, secret)) return true;
  if (secret.rule === "signature" && value.length < shortestSignature) return true;
  if (alwaysWithDigits.test(secret.rule) && !/\d/.test(value)) return true;
  if (secret.rule === "credentials" && /^(?:same-origin|omit|include)$/.test(value)) return true;
  if (isWorkingDirectory(value, name)) return true;
  return isPublicAddress(value, secret);
}

const countable =
  /^(?:token|api-key|access-key|private-key|authorization|credentials|csrf|session)$/;

/** Whether a number under a secret name is a count or a position: `tokens: 4096`, `token: 17`. */
export function isCount(digits: string, { rule, plural }: SecretName): boolean {
  if (!/^\d{1,15}$/.test(digits)) return false;
  return countable.test(rule) && (plural || digits.length <= 5);
}

function isWorkingDirectory(value: string, name: string): boolean {
  return /^(?:old)?pwd$/i.test(name) && /^(?:[A-Za-z]:[\\/]|\/)[\w.@~ \\/-]*$/.test(value);
}

/** The address of a token is no token; what addresses hide is found by its form. */
function isPublicAddress(value: string, { kind, rule }: SecretName): boolean {
  return kind !== "password" && rule !== "dsn" && /^https?:\/\/[^\s@?#]+$/.test(value);
}
