import { type Findings, isNeutral, mask } from "#lib/ingest/internal/scrub/findings.ts";
import type { JudgeName } from "#lib/ingest/internal/scrub/judge-name.ts";
import { findNameBefore, type NamePlace } from "#lib/ingest/internal/scrub/name-before.ts";
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
  if (!place) return null;
  if (separator === ":" && isPort(text, after, place)) return null;
  const before = text.charAt(place.start - 1);
  if (separator === ">" && before !== "<" && before !== ":") return null;
  const query = before === "?" || before === "&";
  const loose =
    !query && !place.quoted && isLoose(separator, text.charAt(after), place.secret.prose);
  return { place, from: after, encoded: separator.startsWith("%"), query, loose };
}

const portNumber = /\d{1,5}(?!\w)/y;

/** `vault-secret:8200` is a host, `token:12` a line. */
function isPort(text: string, at: number, { quoted, secret }: NamePlace): boolean {
  if (quoted || !/^(?:token|secret|session|credentials|cookie)$/.test(secret.rule)) return false;
  portNumber.lastIndex = at;
  return portNumber.test(text);
}

function isLoose(separator: string, next: string, prose: boolean): boolean {
  if (separator === ":") return prose;
  return separator === "=>" || separator === ":=" || (separator === "=" && next === " ");
}

/** `::`, `==` and `://` separate no value from its name. */
function isOperator(text: string, separator: string, at: number): boolean {
  if (separator.length > 1) return false;
  const next = text.charAt(at + 1);
  if (separator === ":") {
    return next === ":" || text.charAt(at - 1) === ":" || text.startsWith("//", at + 1);
  }
  return separator === "=" && (next === "=" || next === "~");
}

function readPair(text: string, separator: string, junction: Junction): Reading {
  if (separator !== ">") return readValue(text, junction);
  let to = junction.from;
  while (to < text.length && text.charAt(to) !== "<") to++;
  return { masked: !isNeutral(text.slice(junction.from, to)), from: junction.from, to };
}
