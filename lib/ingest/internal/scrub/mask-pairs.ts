import { type Findings, isNeutral, mask } from "#lib/ingest/internal/scrub/findings.ts";
import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import { findNameBefore, type NamePlace } from "#lib/ingest/internal/scrub/name-before.ts";
import type { Manner } from "#lib/ingest/internal/scrub/prose.ts";
import { type Junction, type Reading, readValue } from "#lib/ingest/internal/scrub/value-after.ts";

const separators = /=>|:=|[=:>]|%3[ADad]|--[A-Za-z][\w-]{0,62}[ ](?=[^\s-])/g;
const nothing: Reading = { masked: false, from: 0, to: 0 };

/** Masks the values of secret names: `name=value`, `"name": "value"`, header lines, queries, elements, options. */
export function maskPairs(text: string, judge: JudgeName, findings: Findings): string {
  const pieces: string[] = [];
  const pattern = new RegExp(separators);
  let done = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    const junction = findJunction(text, hit, judge);
    const value = junction ? readPair(text, hit[0], junction) : nothing;
    if (junction && value.masked) {
      pieces.push(text.slice(done, value.from), mask(findings, junction.place.secret.rule));
      done = value.to;
    }
    pattern.lastIndex = Math.max(pattern.lastIndex, value.to);
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

function findJunction(text: string, hit: RegExpExecArray, judge: JudgeName): Junction | null {
  const separator = hit[0];
  const after = hit.index + separator.length;
  const option = separator.startsWith("--");
  if (!option && isOperator(text, separator, hit.index)) return null;
  const place = findNameBefore(text, option ? after - 1 : hit.index, judge);
  if (!place || isElsewhere(text, separator, after, place)) return null;
  const query = /[?&]/.test(text.charAt(place.start - 1));
  const next = text.charAt(after);
  const manner = query || place.quoted ? "data" : findManner(separator, next, place.secret.prose);
  return { place, from: after, encoded: separator.startsWith("%"), query, manner };
}

/** Whether the name is a host, the end of a generic type, or what a condition chooses: `x ? "token" : y`. */
function isElsewhere(text: string, separator: string, after: number, place: NamePlace): boolean {
  const before = text.slice(Math.max(0, place.start - 3), place.start);
  if (separator === ">") return !/[<:]$/.test(before);
  return separator === ":" && (isPort(text, after, place) || /\?\s["'`]?$/.test(before));
}

const portNumber = /\d{1,5}(?!\w)/y;

/** `vault-secret:8200` is a host, `token:12` a line. */
function isPort(text: string, at: number, { quoted, secret }: NamePlace): boolean {
  if (quoted || !/^(?:token|secret|session|credentials|cookie)$/.test(secret.rule)) return false;
  portNumber.lastIndex = at;
  return portNumber.test(text);
}

function findManner(separator: string, next: string, prose: boolean): Manner {
  if (separator === ":" && prose) return "sentence";
  const written = separator === "=>" || separator === ":=";
  return written || ((separator === ":" || separator === "=") && next === " ") ? "code" : "data";
}

/** `::`, ` == ` and `://` separate no value from its name. */
function isOperator(text: string, separator: string, at: number): boolean {
  if (separator.length > 1) return false;
  const next = text.charAt(at + 1);
  if (separator === ":") {
    return next === ":" || text.charAt(at - 1) === ":" || text.startsWith("//", at + 1);
  }
  const spaced = text.charAt(at - 1) === " " || text.charAt(at + 2) === " ";
  return separator === "=" && spaced && (next === "=" || next === "~");
}

function readPair(text: string, separator: string, junction: Junction): Reading {
  return separator === ">" ? readElement(text, junction.from) : readValue(text, junction);
}

/** An element's text up to its closing tag, or to the end of a text that was cut; `List<Token> {` is no element. */
function readElement(text: string, from: number): Reading {
  let to = from;
  while (to < text.length && text.charAt(to) !== "<") to++;
  const value = text.slice(from, to);
  const closed = text.startsWith("</", to) || (to === text.length && /^[^\s>]+$/.test(value));
  return { masked: closed && !isNeutral(value), from, to };
}
