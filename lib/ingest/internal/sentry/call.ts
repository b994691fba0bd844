import {
  type Loose,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from "#lib/ingest/internal/sentry/loose.ts";

/** One call of a stack trace as an SDK sends it, in words that a line of text can hold. */
export type Call = {
  /** Null where the function has no name. */
  name: string | null;
  module: string | null;
  file: string | null;
  line: number | null;
  column: number | null;
  /** The library or image that the code is in. */
  package: string | null;
  /** What the line says, where the SDK sent it. */
  code: string | null;
  /** Null where the SDK does not say. */
  ownCode: boolean | null;
  platform: string | null;
  /** As it was sent. */
  sent: Loose;
};

const nameless = new Set([
  "?",
  "<anonymous>",
  "<unknown>",
  "<redacted>",
  "(anonymous)",
  "(unknown)",
  "[anonymous]",
  "anonymous",
  "null",
]);
const longestNameless = Math.max(...[...nameless].map((word) => word.length));
const longestWord = 1000;

/** The calls of a stack trace, the innermost first; SDKs send them the other way round. */
export function readCalls(stacktrace: unknown): Call[] {
  const { frames } = objectOf(stacktrace);
  return listOf(Array.isArray(frames) ? frames : [])
    .map(readCall)
    .reverse();
}

function readCall(sent: Loose): Call {
  return {
    name: nameOf(wordOf(sent.function) ?? wordOf(sent.raw_function)),
    module: nameOf(wordOf(sent.module)),
    file: fileOf(sent),
    line: positive(sent.lineno),
    column: positive(sent.colno),
    package: wordOf(sent.package),
    code: wordOf(sent.context_line),
    ownCode: typeof sent.in_app === "boolean" ? sent.in_app : null,
    platform: textOf(sent.platform),
    sent,
  };
}

/** Null for a word that stands for no name; the length is asked first, as most are longer. */
function nameOf(word: string | null): string | null {
  return word !== null && word.length <= longestNameless && nameless.has(word) ? null : word;
}

/** The whole path where there is one; code without a file has a name in angle brackets, which SDKs take for a relative path. */
function fileOf(sent: Loose): string | null {
  const short = wordOf(sent.filename);
  return short?.startsWith("<") ? short : (wordOf(sent.abs_path) ?? short);
}

/** One line of text, short enough for a stack trace. */
function wordOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const word = text.slice(0, longestWord);
  return /\s/.test(word) ? word.replace(/\s+/g, " ").trim() : word;
}

function positive(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && number > 0 ? Math.floor(number) : null;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
