import { createTextMemory } from "#lib/grouping/text-memory.ts";
import { findPair } from "#lib/ingest/internal/scrub/bracketed-pair.ts";
import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import { followsCurl, followsPasswordClause } from "#lib/ingest/internal/scrub/mask-commands.ts";
import { isIbanCountry } from "#lib/ingest/internal/scrub/mask-numbers.ts";
import { findNameBefore } from "#lib/ingest/internal/scrub/name-before.ts";
import {
  farthestName,
  findElementName,
  findEndOfValue,
  findNameBeside,
} from "#lib/ingest/internal/scrub/named-value.ts";
import { findOauthCode } from "#lib/ingest/internal/scrub/oauth-code.ts";

/** What a text may hold, as bits: which of the costly patterns are worth a try. */
export const hints = {
  pair: 1,
  at: 2,
  privateKey: 4,
  jwt: 8,
  knownToken: 16,
  scheme: 32,
  card: 64,
  iban: 128,
  webhook: 256,
  ssn: 512,
  command: 1024,
} as const;

const shortestCard = 13;
/** What a character may begin or end; other characters say nothing. */
const inert = 0;
const digit = 1;
const gap = 2;
const separator = 3;
const atSign = 4;
const dash = 5;
const mark = 6;
const token = 7;
const capital = 8;
const scheme = 9;
const bracket = 10;
const kinds = new Uint8Array(128);
for (const [kind, chars] of [
  [digit, "0123456789"],
  [gap, " "],
  [separator, "=:%>"],
  [atSign, "@"],
  [dash, "-"],
  [mark, "_."],
  [token, "J"],
  [capital, "KSz"],
  [scheme, "Bb"],
  [bracket, "(["],
] as const) {
  for (const char of chars) kinds[char.charCodeAt(0)] = kind;
}

const worthRemembering = 200;
export type ScanText = (text: string) => number;

/**
 * A cheap pass over a text: the sum of the hints found. What follows the first line is mostly a stack, which comes again
 * and again under other messages: it is remembered by itself, for no hint spans lines but from an option's name on.
 */
export function createScanner(judge: JudgeName): ScanText {
  const remembered = createTextMemory<number>();
  const scanRest = (text: string) =>
    text.length < worthRemembering
      ? scanPart(text, text.length, judge)
      : remembered.recall(text, () => scanPart(text, text.length, judge));
  return (text) => {
    const head = text.length < worthRemembering ? -1 : text.indexOf("\n");
    if (head === -1) return scanRest(text);
    return scanPart(text, head, judge) | scanRest(text.slice(head));
  };
}

/** The hints that begin before `end`. */
function scanPart(text: string, end: number, judge: JudgeName): number {
  let found = 0;
  let digits = 0;
  for (let at = 0; at < end; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === inert) {
      digits = 0;
      continue;
    }
    if (kind === digit) {
      found |= probeDigit(text, at, ++digits);
      continue;
    }
    if (digits !== 0 && !keepsDigits(text, at)) digits = 0;
    found |= kind === gap ? probeGap(text, at) : probe(kind, text, at, judge);
  }
  return found;
}

function probe(kind: number, text: string, at: number, judge: JudgeName): number {
  switch (kind) {
    case separator:
      return probeSeparator(text, at, judge);
    case bracket:
      return probeBracket(text, at, judge);
    case atSign:
      return hints.at;
    case dash:
      return probeDash(text, at, judge) | probeMark(text, at);
    case mark:
      return probeMark(text, at);
    case token:
      return text.startsWith("ey", at - 2) ? hints.jwt : 0;
    case capital:
      return probeCapitals(text, at);
    default:
      return probeScheme(text, at);
  }
}

/** Most brackets of frames stand before a path or a number, those of JSON before another one. */
function probeBracket(text: string, at: number, judge: JudgeName): number {
  const next = text.charCodeAt(at + 1);
  const path = next >= 0x2f && next <= 0x39; // “/” and digits
  return !path && next !== 0x7b && findPair(text, at, judge) ? hints.pair : 0;
}

function probeSeparator(text: string, at: number, judge: JudgeName): number {
  const before = text.charCodeAt(at - 1);
  if (text.charCodeAt(at) === 0x3e) {
    const place = findNameBefore(text, before === 0x2d ? at - 1 : at, judge);
    return place || findElementName(text, at, judge) ? hints.pair : 0;
  }
  if (findNameBefore(text, at, judge)) return hints.pair;
  if (before === 0x65 && findOauthCode(text, at)) return hints.pair;
  return findNameBeside(text, at, judge) || mayFollowName(text, at) ? hints.pair : 0;
}

/** In what follows a first line, the name beside a `value` may stand in that line. */
function mayFollowName(text: string, at: number): boolean {
  const near = at < farthestName && text.charCodeAt(0) === 0x0a;
  return near && findEndOfValue(text, at) !== undefined;
}

function kindOf(code: number): number {
  return code < 128 ? (kinds[code] ?? inert) : inert;
}

function keepsDigits(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x20 && code !== 0x2d) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 0x30 && before <= 0x39;
}

function probeDigit(text: string, at: number, digits: number): number {
  if (digits === 2) {
    return isIbanCountry(text.charCodeAt(at - 3), text.charCodeAt(at - 2)) ? hints.iban : 0;
  }
  return digits === shortestCard ? hints.card : 0;
}

function probeDash(text: string, at: number, judge: JudgeName): number {
  const next = text.charCodeAt(at + 1);
  if (next === 0x2d) return text.charCodeAt(at - 1) === 0x2d ? 0 : probeOption(text, at, judge);
  if (isDigit(next)) return mayBeSsn(text, at) ? hints.ssn : 0;
  const user = next === 0x75 && text.charCodeAt(at - 1) === 0x20; // “ -u”
  return user && followsCurl(text, at) ? hints.command : 0;
}

function probeOption(text: string, at: number, judge: JudgeName): number {
  if (text.startsWith("-----BEGIN", at)) return hints.privateKey;
  const option = text.slice(at + 2, at + 66);
  const end = option.search(/[ =]/);
  if (end <= 0) return 0;
  const name = option.slice(0, end);
  const user = name.endsWith("user") && followsCurl(text, at) ? hints.command : 0;
  return option.charAt(end) === " " && judge(name) ? hints.pair | user : user;
}

/** The first dash of `078-05-1120`. */
function mayBeSsn(text: string, at: number): boolean {
  return text.charCodeAt(at + 3) === 0x2d && !isDigit(text.charCodeAt(at - 4));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A clause such as `IDENTIFIED BY` ends with one of two letters before the space and its quoted password. */
function probeGap(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next !== 0x27 && next !== 0x22 && next !== 0x5c) return 0;
  const letter = text.charCodeAt(at - 1) | 0x20;
  if (letter !== 0x64 && letter !== 0x79) return 0; // “d”, “y”
  return followsPasswordClause(text, at + 1) ? hints.command : 0;
}

/** The last two characters before the `_`, `-` or `.` of known tokens and webhooks: a quick look before the exact one. */
const mayPrecede = new Uint8Array(128 * 128);
for (const ending of (
  "hp ho hu hs hr at rt dt bt tt ft nt xa xb xe xo xp xr xs pp PX 29 sk rk ec pm pi mk mt SG vs vb vr v1 kr hf " +
  "ca pa ss sa th ys yu ks rd ok am"
).split(" ")) {
  mayPrecede[ending.charCodeAt(0) * 128 + ending.charCodeAt(1)] = 1;
}
const longestPrefix = 12;
const tokenPrefix =
  /(?:gh[pousr]|github_pat|gl(?:pat|rt|dt|cbt|ptt|ft|soat|agent|sa)|xox[abeoprs]|xapp|GOCSPX|ya29|[rs]k|whsec|npm|pypi|pm[kt]|SG|hv[sbr]|do[opr]_v1|dckr|hf|shp(?:at|ca|pa|ss)|lin_(?:api|oauth)|sntry[su])$/;
const webhookPrefix = /(?:hooks|discord|discordapp|webhook|telegram)$/;

function probeMark(text: string, at: number): number {
  const near = text.charCodeAt(at - 1);
  const far = text.charCodeAt(at - 2);
  if (!(near < 128 && far < 128) || mayPrecede[far * 128 + near] !== 1) return 0;
  const before = text.slice(Math.max(0, at - longestPrefix), at);
  return (
    (tokenPrefix.test(before) ? hints.knownToken : 0) |
    (webhookPrefix.test(before) ? hints.webhook : 0)
  );
}

function probeCapitals(text: string, at: number): number {
  const id =
    text.startsWith("KIA", at) || text.startsWith("SIA", at) || text.startsWith("AIz", at - 2);
  return id ? hints.knownToken : 0;
}

function probeScheme(text: string, at: number): number {
  const rest = lower(text, at + 1) * 0x10000 + lower(text, at + 2) * 0x100 + lower(text, at + 3);
  return rest === 0x656172 || rest === 0x617369 ? hints.scheme : 0; // “ear”, “asi”
}

function lower(text: string, at: number): number {
  return text.charCodeAt(at) | 0x20;
}
