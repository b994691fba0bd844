import { findPair, readPairValue } from "#lib/ingest/internal/scrub/bracketed-pair.ts";
import { type Findings, isNeutral, mask } from "#lib/ingest/internal/scrub/findings.ts";
import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import { findNameBefore, type NamePlace } from "#lib/ingest/internal/scrub/name-before.ts";
import { findElementName, findNameBeside } from "#lib/ingest/internal/scrub/named-value.ts";
import { findOauthCode } from "#lib/ingest/internal/scrub/oauth-code.ts";
import type { Manner } from "#lib/ingest/internal/scrub/prose.ts";
import { type Junction, type Reading, readValue } from "#lib/ingest/internal/scrub/value-after.ts";

const separators = /=>|:=|->|[=:>([]|%3[ADad]|--[A-Za-z][\w-]{0,62}[ ](?=[^\s-])/g;

/** Masks the values of secret names: `name=value`, `"name": "value"`, header lines, queries, elements, options. */
export function maskPairs(text: string, judge: JudgeName, findings: Findings): string {
  const pieces: string[] = [];
  const pattern = new RegExp(separators);
  let done = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    const found = readAt(text, hit, judge);
    if (found?.value.masked) {
      pieces.push(text.slice(done, found.value.from), mask(findings, found.place.secret.rule));
      done = found.value.to;
    }
    pattern.lastIndex = Math.max(pattern.lastIndex, found?.value.to ?? 0);
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

type Found = { place: NamePlace; value: Reading } | null;

function readAt(text: string, hit: RegExpExecArray, judge: JudgeName): Found {
  const after = hit.index + hit[0].length;
  if (hit[0] === "(" || hit[0] === "[") {
    const pair = findPair(text, hit.index, judge);
    return pair && { place: pair.place, value: readPairValue(text, pair) };
  }
  if (hit[0] === ">") {
    const place = findElement(text, hit.index, judge);
    return place && { place, value: readElement(text, after) };
  }
  const junction = findJunction(text, hit, judge);
  return junction && { place: junction.place, value: readValue(text, junction) };
}

function findElement(text: string, at: number, judge: JudgeName): NamePlace | null {
  const place = findNameBefore(text, at, judge);
  if (place && /[<:]/.test(text.charAt(place.start - 1))) return place;
  return findElementName(text, at, judge);
}

function findJunction(text: string, hit: RegExpExecArray, judge: JudgeName): Junction | null {
  const separator = hit[0];
  const after = hit.index + separator.length;
  const option = separator.startsWith("--");
  if (!option && isOperator(text, separator, hit.index)) return null;
  const place = findPlace(text, option ? after - 1 : hit.index, judge);
  if (!place || isElsewhere(text, separator, after, place)) return null;
  const query = /[?&]/.test(text.charAt(place.start - 1));
  const data = query || place.quoted || (separator === "->" && isInMap(text, place.start));
  const manner = data ? "data" : findManner(separator, text.charAt(after), place.secret.prose);
  return { place, from: after, encoded: separator.startsWith("%"), query, manner };
}

/** A name, the name beside a `value`, or the `code` that a sign-in by OAuth hands over. */
function findPlace(text: string, at: number, judge: JudgeName): NamePlace | null {
  return (
    findNameBefore(text, at, judge) ?? findNameBeside(text, at, judge) ?? findOauthCode(text, at)
  );
}

/** Whether the name is a host, a parser's word, or what a condition chooses: `x ? "token" : y`. */
function isElsewhere(text: string, separator: string, after: number, place: NamePlace): boolean {
  if (separator !== ":") return false;
  const before = text.slice(Math.max(0, place.start - 11), place.start);
  return isPort(text, after, place) || /\?\s["'`]?$/.test(before) || /unexpected $/i.test(before);
}

/** Scala prints `Map(user -> bob, password -> …)`. */
function isInMap(text: string, at: number): boolean {
  return /Map\((?:[^()\n]{1,200}, )?$/.test(text.slice(Math.max(0, at - 220), at));
}

const portNumber = /\d{1,5}(?!\w)/y;

/** `vault-secret:8200` is a host, `token:12` a line. */
function isPort(text: string, at: number, { quoted, secret }: NamePlace): boolean {
  if (quoted || !/^(?:token|secret|session|credentials|cookie)$/.test(secret.rule)) return false;
  portNumber.lastIndex = at;
  return portNumber.test(text);
}

function findManner(separator: string, next: string, prose: boolean): Manner {
  if (separator === "->") return "beside";
  if (separator === ":" && prose) return "sentence";
  const written = separator === "=>" || separator === ":=";
  return written || ((separator === ":" || separator === "=") && next === " ") ? "code" : "data";
}

/** `::`, ` == `, `://` and the `->` of objects and lambdas separate no value from its name. */
function isOperator(text: string, separator: string, at: number): boolean {
  if (separator === "->") return text.charAt(at - 1) !== " " || text.charAt(at + 2) !== " ";
  if (separator.length > 1) return false;
  const next = text.charAt(at + 1);
  if (separator === ":") {
    return next === ":" || text.charAt(at - 1) === ":" || text.startsWith("//", at + 1);
  }
  const spaced = text.charAt(at - 1) === " " || text.charAt(at + 2) === " ";
  return separator === "=" && spaced && (next === "=" || next === "~");
}

/** An element's text up to its closing tag, or to the end of a text that was cut; `List<Token> {` is no element. */
function readElement(text: string, from: number): Reading {
  let to = from;
  while (to < text.length && text.charAt(to) !== "<") to++;
  const value = text.slice(from, to);
  const closed = text.startsWith("</", to) || (to === text.length && /^[^\s>]+$/.test(value));
  return { masked: closed && !isNeutral(value), from, to };
}
