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

/** `sig` is also a signal, `code` also a coupon. */
const shortest = new Map([
  ["signature", 20],
  ["authorization-code", 10],
]);
const alwaysWithDigits = /^(?:iban|card|ssn|one-time-code)$/;
/** `app_key` is also the key of an entry. */
const alwaysRandom = /^(?:service-key|authorization-code)$/;
/** `mnemonic` is also an instruction of a processor. */
const twelveWords = /^(?:\S{1,16}\s{1,3}){11,23}\S{1,16}\s?$/;
/** What sessions and tokens are in: `session=active`, `csrf=missing`. */
const stateful = /^(?:session|csrf|cookie|token)$/;
const states =
  /^(?:active|inactive|absent|closed|ended|expired|invalid|missing|open|present|started|valid)$/i;

/** Whether a whole value under a secret name says too little to hide: nothing, a count, a label, a public address. */
export function isHarmlessValue(value: string, secret: SecretName, name: string): boolean {
  if (isNeutral(value) || isCount(value, secret, name)) return true;
  if (isTooPlain(value, secret.rule)) return true;
  if (stateful.test(secret.rule) && states.test(value)) return true;
  if (isWorkingDirectory(value, name)) return true;
  return isPublicAddress(value, secret);
}

/** What a rule hides has a form: a card has digits, a wallet's phrase twelve words. */
function isTooPlain(value: string, rule: string): boolean {
  if (value.length < (shortest.get(rule) ?? 0)) return true;
  if (alwaysWithDigits.test(rule)) return !/\d/.test(value);
  if (alwaysRandom.test(rule)) return !looksRandom(value);
  if (rule === "pin") return !/\d{4}/.test(value);
  if (rule === "mnemonic") return !twelveWords.test(value);
  return rule === "credentials" && /^(?:same-origin|omit|include)$/.test(value);
}

const countable =
  /^(?:token|api-key|access-key|private-key|authorization|credentials|csrf|session)$/;

/** Whether a number under a secret name is a count or a position: `tokens: 4096`, `token: 17`, `pass: 5, fail: 3`. */
export function isCount(digits: string, { rule, plural }: SecretName, name: string): boolean {
  if (!/^\d{1,15}$/.test(digits)) return false;
  if (rule === "pin" || /^pass$/i.test(name)) return digits.length < 4;
  return countable.test(rule) && (plural || digits.length <= 5);
}

function isWorkingDirectory(value: string, name: string): boolean {
  return /^(?:old)?pwd$/i.test(name) && /^(?:[A-Za-z]:[\\/]|\/)[\w.@~ \\/-]*$/.test(value);
}

/** The address of a token is no token; what addresses hide is found by its form. */
function isPublicAddress(value: string, { kind, rule }: SecretName): boolean {
  return kind !== "password" && rule !== "dsn" && /^https?:\/\/[^\s@?#]+$/.test(value);
}
