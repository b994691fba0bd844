import { type Findings, isNeutral, mask } from "#lib/ingest/internal/scrub/findings.ts";
import { isRemark } from "#lib/ingest/internal/scrub/prose.ts";
import { findQuoteEnd } from "#lib/ingest/internal/scrub/quote-end.ts";

const clause =
  /(?:IDENTIFIED(?: WITH ["'`]?\w{1,64}["'`]?)? BY|(?:with|encrypted|unencrypted|wrong|bad|invalid|incorrect) password|(?:user|role) \S{1,64} (?:password|identified by))(?: PASSWORD)? {1,4}$/i;
const longestClause = 160;
const quoted = / (\\{0,7}["'])/g;

/** Whether a quoted text at `at` is the password of a statement: `IDENTIFIED BY '…'`, `WITH PASSWORD '…'`. */
export function followsPasswordClause(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - longestClause), at);
  const found = clause.exec(before)?.[0];
  // In small letters it is prose: a user identified by 'bob'.
  return found !== undefined && !found.startsWith("identified");
}

/** Masks passwords where statements of SQL and `curl -u` have them without a name and a separator. */
export function maskCommands(text: string, findings: Findings): string {
  return maskOptions(maskClauses(text, findings), findings);
}

function maskClauses(text: string, findings: Findings): string {
  const pieces: string[] = [];
  const pattern = new RegExp(quoted);
  let done = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    const quote = hit[1] ?? "";
    if (!followsPasswordClause(text, hit.index + 1)) continue;
    const to = findQuoteEnd(text, pattern.lastIndex, quote);
    const value = text.slice(pattern.lastIndex, to);
    if (!isNeutral(value) && !isRemark(value)) {
      pieces.push(text.slice(done, pattern.lastIndex), mask(findings, "password"));
      done = to;
    }
    pattern.lastIndex = Math.max(to, pattern.lastIndex);
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

const option = /(?<=\s)(-u ?|--(?:proxy-)?user[ =])(["']?)([^\s"':]{1,64}:)/g;
const farthestCommand = 300;

/** Whether the line calls `curl` before `at`; other programs take users and groups by the same option. */
export function followsCurl(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - farthestCommand), at);
  const command = before.lastIndexOf("curl ");
  return command !== -1 && !before.includes("\n", command);
}

function maskOptions(text: string, findings: Findings): string {
  const pieces: string[] = [];
  const pattern = new RegExp(option);
  let done = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    if (!followsCurl(text, hit.index)) continue;
    const from = pattern.lastIndex;
    const to = findOptionEnd(text, from, hit[2] ?? "");
    const value = text.slice(from, to);
    if (isNeutral(value) || value.startsWith("$")) continue;
    pieces.push(text.slice(done, from), mask(findings, "password"));
    done = pattern.lastIndex = to;
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

const outsideQuotes = /[^\s"'`]*/y;

function findOptionEnd(text: string, from: number, quote: string): number {
  if (quote !== "") return findQuoteEnd(text, from, quote);
  outsideQuotes.lastIndex = from;
  outsideQuotes.exec(text);
  return Math.max(from, outsideQuotes.lastIndex);
}
