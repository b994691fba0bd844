import { placeholders } from "#lib/grouping/message-pieces.ts";

/** A token as `user=bob,`: what surrounds a value (`user=` and `,`) and the value. */
export type Slot = { before: string; value: string; after: string };

const closing = /[)\]}"'`,;:.!?|]{1,200}$/;
const opening = /^[^<]*[=:([{"'`|]/;
const placeholder = new RegExp(`<(?:${placeholders.join("|")})>`, "g");
const onlyPlaceholders = new RegExp(`^(?:<(?:${placeholders.join("|")})>)+$`);

/** Words of English grammar: they tell messages apart and are never a value. */
const grammar = new Set(
  (
    "a an the this that these those and or but nor not no none neither as at by for from in into of off on onto out over " +
    "per than then to under until up upon via with within without is are was were be been being has have had do does did " +
    "can could cannot may might must shall should will would if else when while because already still yet too very it its"
  ).split(" "),
);

const errorType = /(?:Error|Exception|Failure|Fault|Warning|Timeout)$/;

/** Splits a token into its value and what surrounds it. */
export function toSlot(token: string): Slot {
  const after = isPlaceholder(token) ? "" : (closing.exec(token)?.[0] ?? "");
  const body = after ? token.slice(0, -after.length) : token;
  const before = opening.exec(body)?.[0] ?? "";
  return { before, value: body.slice(before.length), after };
}

/** Whether a value is nothing but masked. */
export function isPlaceholder(value: string): boolean {
  return value.startsWith("<") && onlyPlaceholders.test(value);
}

/**
 * How strongly a value in a position speaks for a variable there, where other messages have another: 1 for a word, more
 * for what looks like an identifier or was masked, less for what looks like a statement (`STARTED`, `refused`), 0 for
 * words of grammar.
 */
export function weighValue(value: string): number {
  if (value === "") return 1;
  if (isPlaceholder(value)) return 2;
  if (/[\p{L}_.-]<id>/u.test(value)) return 1.5;
  if (grammar.has(value.toLowerCase())) return 0;
  if (errorType.test(value)) return 0;
  if (!/\p{L}{2}/u.test(value)) return 0.5;
  if (value === value.toUpperCase() && value !== value.toLowerCase()) return 0.5;
  if (/^\p{L}{2,}(?:ed|ing)$/u.test(value) ||
    /^(?:true|false|null|nil|undefined)$/i.test(value)) {
    return 0.5;
  }
  return /[\p{L}\d][._$@\\/][\p{L}\d]|\p{Ll}\p{Lu}/u.test(value) ? 1.25 : 1;
}

/** How much a token that is equal in all messages says: 1 for a word, a half for the name of a value, 0 for a mask. */
export function weighConstant(token: string): number {
  const bare = token.replace(placeholder, "").replaceAll("<*>", "");
  if (!/\p{L}{2}/u.test(bare)) return 0;
  return bare.length === token.length ? 1 : 0.5;
}
