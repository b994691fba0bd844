import { parseDart } from "#lib/grouping/internal/stack/dart.ts";
import { parseDotnet } from "#lib/grouping/internal/stack/dotnet.ts";
import { parseElixir } from "#lib/grouping/internal/stack/elixir.ts";
import { parseGo } from "#lib/grouping/internal/stack/go.ts";
import { parseJava } from "#lib/grouping/internal/stack/java.ts";
import { parseJavaScript } from "#lib/grouping/internal/stack/javascript.ts";
import { detectLanguage, type Language } from "#lib/grouping/internal/stack/language.ts";
import { parsePhp } from "#lib/grouping/internal/stack/php.ts";
import { parsePython } from "#lib/grouping/internal/stack/python.ts";
import { parseRuby } from "#lib/grouping/internal/stack/ruby.ts";
import { parseRust } from "#lib/grouping/internal/stack/rust.ts";
import { splitLines } from "#lib/grouping/internal/stack/split-lines.ts";

/** One call. `in_app` is false for code that ships with the language, a library or the browser. */
export type Frame = {
  function: string | null;
  module: string | null;
  file: string | null;
  line: number | null;
  column: number | null;
  in_app: boolean;
};

/** One error of a chain with its calls, the innermost first. */
export type StackError = { type: string | null; message: string | null; frames: Frame[] };

/** The errors stand as they were reported: the one thrown last first, the root cause last. */
export type ParsedStack = { language: Language | null; errors: StackError[] };

const mostErrors = 10;
const firstFrames = 50;
const lastFrames = 200;

const parsers: Record<Language, (lines: string[]) => StackError[]> = {
  javascript: parseJavaScript,
  python: parsePython,
  java: parseJava,
  go: parseGo,
  dotnet: parseDotnet,
  ruby: parseRuby,
  php: parsePhp,
  rust: parseRust,
  dart: parseDart,
  elixir: parseElixir,
};

/**
 * The errors and calls in the text of a stack trace as the language prints it; no errors where no known format is found.
 * Reads 64 KB of it, ten errors and 250 calls of each: what is too long loses its middle.
 */
export function parseStackTrace(text: string): ParsedStack {
  const lines = splitLines(text);
  const language = detectLanguage(lines);
  if (!language) return { language, errors: [] };
  const errors = parsers[language](lines);
  return { language, errors: shorten(errors).map(shortenFrames) };
}

/** The root cause is worth more than what stands between it and the outermost errors. */
function shorten(errors: StackError[]): StackError[] {
  if (errors.length <= mostErrors) return errors;
  return [...errors.slice(0, mostErrors - 1), ...errors.slice(-1)];
}

function shortenFrames(error: StackError): StackError {
  const { frames } = error;
  if (frames.length <= firstFrames + lastFrames) return error;
  return { ...error, frames: [...frames.slice(0, firstFrames), ...frames.slice(-lastFrames)] };
}
