import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import type { NamePlace } from "#lib/ingest/internal/scrub/name-before.ts";
import { isRemark, isSecretInProse } from "#lib/ingest/internal/scrub/prose.ts";
import { findQuoteEnd } from "#lib/ingest/internal/scrub/quote-end.ts";
import { isHarmlessValue } from "#lib/ingest/internal/scrub/secret-value.ts";
import type { Reading } from "#lib/ingest/internal/scrub/value-after.ts";

/** A pair whose first part is a secret name; its value follows `from`. `listed`: the pair is one of several. */
export type Pair = { place: NamePlace; from: number; listed: boolean };

const first =
  /[([]\s{0,16}(?:[bBuU]?(\\{0,7}["'])([\w.$-]{2,64})\1|:?([A-Za-z][\w.$-]{1,63}))\s?,/y;
const valueQuote = /\s{0,16}[bBuU]?(\\{0,7}["'])/y;
const plainValue = /[ ]([^\s,()[\]"']{6,200})[)\]]/y;
const nothing: Reading = { masked: false, from: 0, to: 0 };

/** `('password', …` and `[password, …` with the bracket at `at`; the arguments of a call are no pair. */
export function findPair(text: string, at: number, judge: JudgeName): Pair | null {
  first.lastIndex = at;
  const found = first.exec(text);
  const name = found?.[2] ?? found?.[3];
  const secret = name === undefined ? null : judge(name);
  if (!found || name === undefined || !secret || secret === "keep") return null;
  const outside = text.slice(Math.max(0, at - 9), at);
  if (/[\w$)\]]$/.test(outside)) return null;
  const place = { secret, name, start: at + 1, quoted: found[2] !== undefined };
  return { place, from: first.lastIndex, listed: isListed(text.charAt(at), outside) };
}

/** Within another bracket or behind another pair; `(["password", "email"])` passes a list of names. */
function isListed(bracket: string, outside: string): boolean {
  if (bracket === "[" && /\(\s{0,6}$/.test(outside)) return false;
  return /(?:[([{]|[)\]],)\s{0,6}$/.test(outside);
}

/** The second part of a pair, where no third follows. Alone or without quotes it has to look like a secret. */
export function readPairValue(text: string, pair: Pair): Reading {
  const value = findQuoted(text, pair.from) ?? findPlain(text, pair.from);
  if (!value || value.from === value.to) return nothing;
  const written = text.slice(value.from, value.to);
  const { secret, name } = pair.place;
  const sure = pair.listed && value.quoted && !isRemark(written);
  if (!sure && !isSecretInProse(written, secret, "beside")) return nothing;
  if (isHarmlessValue(written, secret, name)) return nothing;
  return { masked: true, from: value.from, to: value.to };
}

type Part = { from: number; to: number; quoted: boolean } | null;

function findQuoted(text: string, at: number): Part {
  valueQuote.lastIndex = at;
  const quote = valueQuote.exec(text)?.[1];
  if (quote === undefined) return null;
  const from = valueQuote.lastIndex;
  const to = findQuoteEnd(text, from, quote);
  const next = to + quote.length;
  const last = next >= text.length || /^\s{0,16}[)\]]/.test(text.slice(next, next + 17));
  return last ? { from, to, quoted: true } : null;
}

function findPlain(text: string, at: number): Part {
  plainValue.lastIndex = at;
  const value = plainValue.exec(text)?.[1];
  return value === undefined ? null : { from: at + 1, to: at + 1 + value.length, quoted: false };
}
