import { splitDotnetCall } from "#lib/grouping/dotnet-call.ts";
import { isDartCall } from "#lib/grouping/internal/stack/dart.ts";
import { isLocalisedCall, isUnityCall } from "#lib/grouping/internal/stack/dotnet-words.ts";
import { isElixirCall } from "#lib/grouping/internal/stack/elixir.ts";
import { endsInColumn, readV8Call } from "#lib/grouping/internal/stack/v8-call.ts";

export type Language =
  | "javascript"
  | "python"
  | "java"
  | "go"
  | "dotnet"
  | "ruby"
  | "php"
  | "rust"
  | "dart"
  | "elixir";

const mostVotes = 9;
const enoughVotes = 5;
const opensTraceback = /^[\s|+]*(?:Exception Group )?Traceback \(most recent call last\)/;

/** The language that most of the first lines tell which only one prints, as a message may hold some of another; null: none. */
export function detectLanguage(lines: readonly string[]): Language | null {
  if (opensTraceback.test(lines[0] ?? "")) return "python";
  const votes: Language[] = [];
  for (const line of lines) {
    const language = languageOfLine(line);
    if (!language) continue;
    const count = votes.push(language);
    if (count === mostVotes || (count === enoughVotes && isUnanimous(votes))) break;
  }
  return isUnanimous(votes) ? (votes[0] ?? null) : mostVoted(votes);
}

function isUnanimous(votes: readonly Language[]): boolean {
  return votes.every((vote) => vote === votes[0]);
}

/** Of equals the one that came first. */
function mostVoted(votes: readonly Language[]): Language | null {
  const counts = new Map<Language, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  let [best, most]: [Language | null, number] = [null, 0];
  for (const [language, count] of counts) if (count > most) [best, most] = [language, count];
  return best;
}

/** How a line opens that only one language prints; most lines are told from these by their first letter. */
const openings: Record<string, (text: string) => Language | null> = {
  a: (text) => (text.startsWith("at ") ? languageOfCall(text) : null),
  "#": languageOfNumberedCall,
  F: (text) => (text.startsWith('File "') && text.includes('", line ') ? "python" : null),
  T: (text) => (text.startsWith("Traceback (most recent call last)") ? "python" : null),
  g: (text) => (/^goroutine \d+ [^[]*\[/.test(text) ? "go" : null),
  t: (text) => (text.startsWith("thread '") && text.includes("panicked at") ? "rust" : null),
};

function languageOfLine(line: string): Language | null {
  const text = line.trim();
  return openings[text.charAt(0)]?.(text) ?? languageWithin(line, text);
}

function languageOfNumberedCall(text: string): Language | null {
  if (isDartCall(text)) return "dart";
  return /^#\d+ (?:\{main\}|\[internal function\]|.*\(\d+\): )/.test(text) ? "php" : null;
}

function languageWithin(line: string, text: string): Language | null {
  if (text.includes("Exception Group Traceback (")) return "python";
  if (text.includes(":in `") || text.includes(":in '")) return "ruby";
  if (/^\s/.test(line) && /^\S.*\.go:\d/.test(text)) return "go";
  if (text.endsWith("tack backtrace:") || /^\d+: +\S*::/.test(text)) return "rust";
  if (isElixirCall(text)) return "elixir";
  if (isUnityCall(text) || isLocalisedCall(text)) return "dotnet";
  return isBrowserCall(text) ? "javascript" : null;
}

/** Firefox and Safari: `pay@https://shop.example/app.js:1:2`, and a bare address where the call has no name. */
function isBrowserCall(text: string): boolean {
  if (text.endsWith("@[native code]")) return true;
  if (!/:\d+$/.test(text)) return false;
  return text.includes("@")
    ? /@[\w-]*:?\/.*:\d+$/.test(text)
    : /^[a-z-]+:\/\/\S+:\d+:\d+$/.test(text);
}

const javaPlace =
  /^(?:[\w$-]+\.(?:java|kts?|scala|groovy|clj)(?::\d+)?|Native Method|Unknown Source(?::\d+)?|SourceFile(?::\d+)?|<generated>|[\w$-]+:\d+)$/;

/** V8, Java and .NET all print `at`: what stands in the brackets tells them apart. */
function languageOfCall(text: string): Language | null {
  if (endsInColumn(text)) return "javascript";
  const open = text.indexOf("(");
  if (open === -1 && /\.rs:\d+(?::\d+)?$/.test(text)) return "rust";
  if (open === -1 || text.charCodeAt(open - 1) === 0x20) return languageOfSpacedCall(text);
  const place = text.slice(open + 1, text.indexOf(")", open));
  if (javaPlace.test(place)) return "java";
  if (/[/\\]/.test(place) || /:\d+:\d+$/.test(place)) return "javascript";
  // Jackson: at [Source: REDACTED(…)
  return text.startsWith("at [") ? null : "dotnet";
}

/** V8 prints a space before the bracket; so does Mono, and one follows modifiers of .NET before a bracket of types. */
function languageOfSpacedCall(text: string): Language | null {
  if (text.includes(" [0x") || text.includes(") in <")) return "dotnet";
  if (/[:/\\(]/.test(text) && readV8Call(text.slice(3), () => true)) return "javascript";
  return splitDotnetCall(text.slice(3))?.name.includes(".") ? "dotnet" : null;
}
