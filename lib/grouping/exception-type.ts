import { simpleType } from "#lib/grouping/error-chain.ts";
import { namesAnErrorType, readErrorType } from "#lib/grouping/internal/stack/error-head.ts";
import { readStack } from "#lib/grouping/internal/stack/read-stack.ts";
import { splitLines } from "#lib/grouping/internal/stack/split-lines.ts";

/** The type of the error thrown last in a stack trace, without its package; null where none is found. */
export function findExceptionType(stackTrace: string): string | null {
  const thrown = readStack(stackTrace).stack.errors[0]?.type;
  if (thrown && saysType(thrown)) return codeOfType(thrown);
  for (const line of splitLines(stackTrace)) {
    const type = readErrorType(line);
    if (type) return codeOfType(type);
  }
  return null;
}

/** An exception's type as an error code: without its package. Words, as of Go's runtime errors, stay whole. */
export function codeOfType(type: string): string {
  return /\s/.test(type) ? type : simpleType(type);
}

/** What opens the line of an error without being its type is in lower case, and a single word. */
function saysType(type: string): boolean {
  return /^[A-Z]|[.:\\]/.test(type) || namesAnErrorType(type) || wordsOfLanguages.has(type);
}

const wordsOfLanguages = new Set(["panic", "fatal error"]);
