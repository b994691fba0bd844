import { RE2JS } from "re2js";
import { type InputError, Problem } from "#lib/platform/errors.ts";

/** Whether a text has what the pattern looks for. */
export type Matches = (text: string) => boolean;

/** A pattern is asked about the same few texts at every evaluation. */
const mostRemembered = 5000;
const mostPatterns = 200;
const compiled = new Map<string, Matches>();

/** An RE2 pattern, whose time is linear, that remembers its answers. Throws RE2JS's own error for one that is none. */
export function compilePattern(pattern: string): Matches {
  const known = compiled.get(pattern);
  if (known) return known;
  const re2 = RE2JS.compile(pattern);
  const answers = new Map<string, boolean>();
  const matches = (text: string): boolean => {
    const answered = answers.get(text);
    if (answered !== undefined) return answered;
    const found = re2.matcher(text).find();
    if (answers.size >= mostRemembered) answers.clear();
    answers.set(text, found);
    return found;
  };
  if (compiled.size >= mostPatterns) compiled.clear();
  compiled.set(pattern, matches);
  return matches;
}

/** Why a text is no RE2 pattern; null when it is one. */
export function findPatternFault(pattern: string | null): string | null {
  if (pattern === null) return null;
  try {
    compilePattern(pattern);
    return null;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "it cannot be read";
    return `The pattern is not valid RE2: ${reason}.`;
  }
}

/** Throws `wrong-input` at `trigger.pattern` when it is no RE2 pattern. */
export function requirePattern(pattern: string | null): void {
  const message = findPatternFault(pattern);
  if (!message) return;
  const errors: InputError[] = [{ path: "trigger.pattern", message }];
  throw new Problem("wrong-input", message, { errors });
}

/** What of an error a trigger looks at. */
export type ErrorWords = { error_code: string; title: string | null };

/** Whether an error is one that the trigger is about: of its codes, if any, and with its pattern, if any. */
export function selectErrors(trigger: {
  error_codes: string[];
  pattern: string | null;
}): (error: ErrorWords) => boolean {
  const codes = new Set(trigger.error_codes);
  const matches = trigger.pattern === null ? null : compilePattern(trigger.pattern);
  return ({ error_code, title }) =>
    (codes.size === 0 || codes.has(error_code)) &&
    (matches === null || matches(error_code) || (title !== null && matches(title)));
}
