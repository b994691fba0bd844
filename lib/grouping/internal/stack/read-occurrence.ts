import { simpleType, typesOfChain } from "#lib/grouping/error-chain.ts";
import { findTemplate } from "#lib/grouping/find-template.ts";
import type { Occurrence } from "#lib/grouping/fingerprint.ts";
import { namesAnErrorType, readErrorType } from "#lib/grouping/internal/stack/error-head.ts";
import { readStack } from "#lib/grouping/internal/stack/read-stack.ts";
import { holdsStack, wordsOf } from "#lib/grouping/message-words.ts";
import type { StackEvidence } from "#lib/grouping/stack-evidence.ts";
import type { ParsedStack } from "#lib/grouping/stack-trace.ts";

/** What a record says: the names of its errors, outermost first, its code, its words without any stack, and its calls. */
export type Reading = {
  types: string[];
  code: string | null;
  message: string;
  evidence: StackEvidence;
};

const longestName = 120;

/** Reads a record's stack, or the one that its message holds where it has none. */
export function readOccurrence(occurrence: Occurrence): Reading {
  const { stack_trace, message } = occurrence;
  const text = stack_trace || (holdsStack(message) ? message : "");
  const { stack, evidence } = readStack(text, listNotInApp(occurrence));
  const words = wordsOf(message);
  return {
    ...recallNames(occurrence.error_code, words, stack, evidence),
    message: findTemplate(occurrence) ?? words,
    evidence,
  };
}

function listNotInApp({ attributes }: Occurrence): string[] {
  const names: unknown = Object(attributes).not_in_app;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

type Names = Pick<Reading, "types" | "code">;
const mostRemembered = 50;
/** Of a stack that comes again and again and names its error, by the code it came with; gone with the stack. */
const remembered = new WeakMap<ParsedStack, Map<string, Names>>();

function recallNames(...given: Parameters<typeof namesOf>): Names {
  const [code, , stack] = given;
  if (!stack.errors[0]?.type) return namesOf(...given);
  const known = remembered.get(stack) ?? new Map<string, Names>();
  remembered.set(stack, known);
  const names = known.get(code) ?? namesOf(...given);
  if (known.size < mostRemembered) known.set(code, names);
  return names;
}

/**
 * The code takes part where it says more than the types do. Firefox and Safari print no type in a stack: there it is that
 * of the message or the code, and where the service has a code of its own, the code stands for it in every browser.
 */
function namesOf(
  givenCode: string,
  message: string,
  stack: ParsedStack,
  evidence: StackEvidence,
): Names {
  const given = givenCode === "UNKNOWN" || givenCode === "" ? null : givenCode;
  const [reported, ...causes] = typesOfChain(stack);
  const guessed =
    reported ?? readErrorType(message) ?? (given && namesAnErrorType(given) ? given : null);
  const first = guessed === null ? null : simpleType(guessed);
  const types = [first, ...causes].filter((type) => type !== null && type.length > 2);
  const code = given !== null && types.includes(simpleType(given)) ? null : given;
  const standsFor = code !== null && evidence.in_browser && evidence.decides;
  return { types: bound(standsFor ? types.slice(first ? 1 : 0) : types), code };
}

function bound(names: (string | null)[]): string[] {
  return names.flatMap((name) => (name ? [name.slice(0, longestName)] : []));
}
