import { placeholders } from "#lib/grouping/message-pieces.ts";

/** A token as `user=bob,`: what surrounds a value (`user=` and `,`) and the value. */
export type Slot = { before: string; value: string; after: string };

const closers = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);
const closing = /[)\]}"'`,;:.!?|]/;
const named = /^[^<=]*=/;
const opening = /^[^<]*[:([{"'`|]/;
const masked = new RegExp(`<(?:${placeholders.join("|")})>`, "g");
const onlyMasked = new RegExp(`^(?:<(?:${placeholders.join("|")})>)+$`);
const switches = /^(?:null|nil|none|undefined|true|false|yes)$/i;
const errorName = /(?:Error|Exception|Failure|Fault|Warning|Timeout)$|^E[A-Z]{3,}\d?$/;
const participle = /^\p{L}{2,}(?:ed|ing)$/u;
const withMask = /[\p{L}_.{([-]<[a-z]+>/u;
const identifier = /[\p{L}\d][._$@\\/][\p{L}\d]|\p{Ll}\p{Lu}/u;

/** Words of English grammar: they tell messages apart and are never a value. */
const grammar = new Set(
  (
    "a an the this that these those and or but nor not no neither as at by for from in into of off on onto out over " +
    "per than then to under until up upon via with within without is are was were be been being has have had do does did " +
    "can could cannot may might must shall should will would if else when while because already still yet too very it its"
  ).split(" "),
);

/** Splits a token into its value and what surrounds it. */
export function toSlot(token: string): Slot {
  if (token.length === 1 || isMasked(token)) return { before: "", value: token, after: "" };
  let end = token.length;
  while (end > 0 && isClosing(token, end - 1)) end -= 1;
  const body = token.slice(0, end);
  const before = named.exec(body)?.[0] ?? opening.exec(body)?.[0] ?? "";
  return { before, value: body.slice(before.length), after: token.slice(end) };
}

/** A bracket closes the value only if it was opened before it: that of `from=Source{7}` is its own. */
function isClosing(token: string, at: number): boolean {
  const opener = closers.get(token.charAt(at));
  if (!opener) return closing.test(token.charAt(at));
  const name = token.indexOf("=");
  return name === -1 || token.lastIndexOf(opener, at) <= name + 1;
}

/** Whether a value is nothing but masked. */
export function isMasked(value: string): boolean {
  return value.startsWith("<") && onlyMasked.test(value);
}

/**
 * How strongly a value speaks for a variable in its position, where other messages have another: 1 for a word, more for
 * what looks like an identifier or was masked, less for what looks like a statement (`STARTED`, `refused`), 0 for words
 * of grammar and names of errors, which are never a value.
 */
export function weighValue(slot: Slot): number {
  const { value, before } = slot;
  if (value.length <= 1) return 1;
  const masking = value.includes("<") ? weighMasked(value) : 0;
  if (masking > 0) return masking;
  if (switches.test(value)) return /[=:]$/.test(before) ? 1.5 : 0.5;
  if (grammar.has(value.toLowerCase()) || errorName.test(value)) return 0;
  if (saysWhatHappened(value)) return 0.5;
  return identifier.test(value) ? 1.25 : 1;
}

/** `<id>` alone, or with its word as in `worker-<id>` and `Source{<id>}`; not the dots before `caused by x.....<id>`. */
function weighMasked(value: string): number {
  if (isMasked(value)) return 2;
  return withMask.test(value) && !value.includes("..") ? 1.5 : 0;
}

function saysWhatHappened(value: string): boolean {
  return !/\p{L}{2}/u.test(value) || isUpperCase(value) || participle.test(value);
}

function isUpperCase(value: string): boolean {
  return value === value.toUpperCase() && value !== value.toLowerCase();
}

/** How much a token that is equal in all messages says: 1 for a word, a half beside a masked value, 0 for a mask. */
export function weighConstant(token: string): number {
  const words = token.replace(masked, "");
  if (!/\p{L}{2}/u.test(words)) return 0;
  return words.length === token.length ? 1 : 0.5;
}
