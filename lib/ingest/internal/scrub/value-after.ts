import { placeholder } from "#lib/ingest/internal/scrub/findings.ts";
import type { NamePlace } from "#lib/ingest/internal/scrub/name-before.ts";
import {
  isRemark,
  isSecretInProse,
  isSecretInWrapper,
  type Manner,
} from "#lib/ingest/internal/scrub/prose.ts";
import { findQuoteEnd } from "#lib/ingest/internal/scrub/quote-end.ts";
import {
  isHarmlessValue,
  looksLikeBasic,
  looksRandom,
} from "#lib/ingest/internal/scrub/secret-value.ts";

/** Where a name ends and its value begins. `encoded` for `%3D`. */
export type Junction = {
  place: NamePlace;
  from: number;
  encoded: boolean;
  query: boolean;
  manner: Manner;
};
/** The part of the text to mask, and where to read on. */
export type Reading = { masked: boolean; from: number; to: number };

const opening = /[bBuUrRfF@$]{0,2}(\\{0,15}["'`]|%2[27]|&quot;)/y;
const masked = /\[Filtered\](?![A-Za-z0-9])/y;
const object = /\{\s{0,16}(?:["'}\\]|[\w.-]{1,64}\s?[:=])/y;
const tag = /<\/?[A-Za-z][\w:-]{0,40}\s?\/?>/y;
const phrase = /(?:[a-z]{3,8} ){11,23}[a-z]{3,8}/y;
const wrappers =
  /(?:(?:Some|Just|Right|Ok|Option|Optional|Value|Sensitive|Redacted|Secret\w{0,20}|[A-Z]\w{0,20}(?:Key|Token|Secret|Password)|Token|Password)[([]){1,3}/y;
const wrappedValue = /[^\s()[\]"'`]{1,200}(?=[)\]])/y;
const longestPrintedList = 4000;
const scheme =
  /(?:(bearer|basic|token|apikey|api-key|key|jwt|oauth|dpop)|digest|negotiate|ntlm|aws4-hmac-sha256|hmac|hawk|signature|mac)(?:[ +]|%20){1,4}/iy;
/** A scheme of one vendor: `Bot`, `SSWS`, `GenieKey`. */
const unlistedScheme = /[A-Za-z][A-Za-z-]{1,23} {1,4}/y;
const cookiePair = /[^\s=;,"']{1,128}=/y;
const nextSetting =
  /[^;"'\n=]{1,200};\s{0,3}(?:server|data source|host|database|initial catalog|uid|user ?id|user|port|encrypt|pooling|trusted_connection|provider|dbname|timeout|driver|sslmode|persist security info|multipleactiveresultsets|connection timeout)\s?=/iy;
const lastSetting = /[^;"'\n=]{1,200}(?=["'\n]|$)/y;

/** Finds the value after a junction and judges it. */
export function readValue(text: string, junction: Junction): Reading {
  const from = skipSpaces(text, junction.from);
  if (matchAt(masked, text, from)) return { masked: false, from, to: from + placeholder.length };
  if (junction.query) return readPlain(text, from, junction);
  const quote = matchAt(opening, text, from);
  if (quote?.[1] !== undefined) return readQuoted(text, from, quote[0], quote[1], junction);
  const wrapped = readWrapped(text, from, junction);
  if (wrapped) return wrapped;
  if (matchAt(object, text, from)) return { masked: false, from, to: from };
  if (text.charAt(from) === "[") return readList(text, from, junction);
  return readHeader(text, from, junction) ?? readPlain(text, from, junction);
}

/** `Some("…")`, `Secret('…')`, `Optional[…]`: what the wrapper holds, unless that is a type or an expression. */
function readWrapped(text: string, at: number, junction: Junction): Reading | null {
  const wrapper = matchAt(wrappers, text, at);
  if (!wrapper) return null;
  const from = at + wrapper[0].length;
  if (matchAt(masked, text, from)) return { masked: false, from, to: from + placeholder.length };
  const quote = matchAt(opening, text, from);
  if (quote?.[1] !== undefined) return readQuoted(text, from, quote[0], quote[1], junction);
  const value = matchAt(wrappedValue, text, from)?.[0];
  if (value === undefined) return null;
  const { secret, name } = junction.place;
  const hidden = !isHarmlessValue(value, secret, name) && isSecretInWrapper(value, secret);
  return hidden ? { masked: true, from, to: from + value.length } : null;
}

function skipSpaces(text: string, at: number): number {
  let from = at;
  while (from - at < 16 && (text.charAt(from) === " " || text.charAt(from) === "\t")) from++;
  return from;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function judged(text: string, from: number, to: number, { place }: Junction): Reading {
  const harmless = isHarmlessValue(text.slice(from, to), place.secret, place.name);
  return { masked: from < to && !harmless, from, to };
}

function readQuoted(
  text: string,
  at: number,
  opener: string,
  quote: string,
  junction: Junction,
): Reading {
  const { start, quoted } = junction.place;
  const from = at + opener.length;
  const closesEarlier = !quoted && text.startsWith(quote, start - quote.length);
  if (closesEarlier) return { masked: false, from, to: from };
  return judged(text, from, findQuoteEnd(text, from, quote), junction);
}

/** A list is masked whole; in a sentence, only its first value. */
function readList(text: string, from: number, junction: Junction): Reading {
  if (junction.manner === "sentence" && junction.place.secret.kind !== "password") {
    const inside = { ...junction, from: from + 1 };
    return readHeader(text, from + 1, inside) ?? readPlain(text, from + 1, inside);
  }
  const end = findListEnd(text, from);
  return judged(text, from, Math.max(end, findPlainEnd(text, end, junction)), junction);
}

/** Behind the closing bracket, else the line's end; a list printed over several lines ends somewhere near. */
function findListEnd(text: string, from: number): number {
  const printed = /[\r\n]/.test(text.charAt(from + 1));
  const limit = printed ? Math.min(text.length, from + longestPrintedList) : text.length;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5d) return at + 1;
    if (code === 0x0a && !printed) return at;
  }
  return limit;
}

/** Authorization and Cookie lines: a scheme with its credentials, or pairs to the end of the line. */
function readHeader(text: string, from: number, junction: Junction): Reading | null {
  const { kind } = junction.place.secret;
  if (kind === "cookie" && matchAt(cookiePair, text, from)) {
    return { masked: true, from, to: findLineEnd(text, from, junction.place.start) };
  }
  const word = kind === "authorization" || kind === "token" ? matchAt(scheme, text, from) : null;
  if (!word) return kind === "authorization" ? readUnlisted(text, from, junction) : null;
  const next = from + word[0].length;
  if (word[1] === undefined) {
    return { masked: true, from, to: findLineEnd(text, from, junction.place.start) };
  }
  const to = findPlainEnd(text, next, junction);
  const credentials = text.slice(next, to);
  const masked = looksRandom(credentials) || looksLikeBasic(credentials);
  return { masked, from, to: masked ? to : next };
}

/** Behind a word that is no known scheme, only what no sentence says is taken for credentials. */
function readUnlisted(text: string, at: number, junction: Junction): Reading | null {
  const word = matchAt(unlistedScheme, text, at)?.[0];
  if (word === undefined) return null;
  const from = at + word.length;
  if (matchAt(masked, text, from)) return { masked: false, from, to: from + placeholder.length };
  const to = findPlainEnd(text, from, junction);
  const credentials = text.slice(from, to);
  const hidden = looksRandom(credentials) && /\d/.test(credentials) && !isRemark(word);
  return hidden ? { masked: true, from, to } : null;
}

/** The line's end, also as JSON escapes it, or the quote that opened before the name. */
function findLineEnd(text: string, from: number, nameStart: number): number {
  const before = text.charAt(nameStart - 1);
  const quote = before === '"' || before === "'" ? before : "\n";
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\n" || char === "\r" || char === quote) return at;
    if (char === "\\" && /[nr"\\]/.test(text.charAt(at + 1))) return at;
  }
  return text.length;
}

/** What is left or asked for in a sentence: “Incorrect password: 3 attempts left”. */
const amount = /\d{1,2} (?:more )?(?:attempts?|characters?|tries)\b/y;

function readPlain(text: string, from: number, junction: Junction): Reading {
  const { place, query, manner } = junction;
  if (manner === "sentence" && matchAt(amount, text, from))
    return { masked: false, from, to: from };
  const plainEnd = findPhraseEnd(text, from, place) ?? findPlainEnd(text, from, junction);
  const open = !query && manner === "data";
  const to = open ? Math.max(plainEnd, findSettingEnd(text, from, place)) : plainEnd;
  const value = text.slice(from, to);
  if (isHarmlessValue(value, place.secret, place.name)) return { masked: false, from, to };
  const masked = from < to && isSecretInProse(value, place.secret, manner);
  return { masked, from, to: masked ? to : from };
}

/** The end of the dozen words that restore a wallet. */
function findPhraseEnd(text: string, from: number, { secret }: NamePlace): number | undefined {
  const words = secret.rule === "mnemonic" ? matchAt(phrase, text, from) : null;
  return words ? from + words[0].length : undefined;
}

/** The end of a value with spaces in a connection string: at the `;` before the next setting. */
function findSettingEnd(text: string, from: number, { secret, start }: NamePlace): number {
  if (secret.kind !== "password") return from;
  const followed = matchAt(nextSetting, text, from);
  if (followed) return from + followed[0].indexOf(";");
  if (!/;\s?$/.test(text.slice(Math.max(0, start - 2), start))) return from;
  return from + (matchAt(lastSetting, text, from)?.[0].length ?? 0);
}

const notInQuery = new Set('&#"<>`');
const closers = /["'`,;)\]}&|>.][["'`,:;()\]{}&|>.]{0,12}/y;
const nextName = /[A-Za-z_][\w.%[\]-]{0,63}["']?\s?(?:[=:]|%3[ADad])/y;

/** The end of a value without quotes. Passwords hold any character, so a closer ends one only before a boundary. */
function findPlainEnd(text: string, from: number, { encoded, query }: Junction): number {
  let at = from;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (/\s/.test(char) || endsPlain(text, at, char, at === from)) break;
    if (query && notInQuery.has(char)) break;
    if (encoded && text.startsWith("%26", at)) break;
  }
  return at;
}

function endsPlain(text: string, at: number, char: string, first: boolean): boolean {
  if (char === "\\") return /^\\*["']/.test(text.slice(at + 1, at + 9));
  if (char === "<") return matchAt(tag, text, at) !== null;
  const run = matchAt(closers, text, at)?.[0];
  if (run === undefined) return false;
  const next = text.charAt(at + run.length);
  if (next === "" || /\s/.test(next)) return true;
  if (!/[,;&|]/.test(run) || (first && run.length > 1)) return false;
  return /["'`][)\]}]*[,;]["'`{[]/.test(run) || matchAt(nextName, text, at + run.length) !== null;
}
