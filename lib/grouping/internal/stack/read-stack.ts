import { readErrorType } from "#lib/grouping/internal/stack/error-head.ts";
import { splitNumber } from "#lib/grouping/internal/stack/location.ts";
import { deriveStackEvidence, type StackEvidence } from "#lib/grouping/stack-evidence.ts";
import { type Frame, type ParsedStack, parseStackTrace } from "#lib/grouping/stack-trace.ts";
import { createTextMemory } from "#lib/grouping/text-memory.ts";

type Read = { stack: ParsedStack; evidence: StackEvidence };

const mostFirstLines = 20;
const remembered = createTextMemory<Map<string, Read>>();

/**
 * A stack and what its calls tell, without the message of an error that its first or last line names. Calls of the
 * modules and files `notInApp` are foreign.
 */
export function readStack(text: string, notInApp: readonly string[] = []): Read {
  const start = text.indexOf("\n");
  if (start === -1) return read(text, notInApp);
  const head = text.slice(0, start);
  const first = withoutMessage(head) + (opensPhpCalls(text, start + 1) ? placeOfThrow(head) : "");
  const rest = withoutLastMessage(text.slice(start));
  const said = notInApp.length === 0 ? rest : `${rest}\0${notInApp.join("\0")}`;
  const byFirst = remembered.recall(said, () => new Map());
  const known = byFirst.get(first) ?? read(first + rest, notInApp);
  if (byFirst.size < mostFirstLines) byFirst.set(first, known);
  return known;
}

function read(text: string, notInApp: readonly string[]): Read {
  const stack = withForeign(parseStackTrace(text), new Set(notInApp));
  return { stack, evidence: deriveStackEvidence(stack) };
}

function withForeign(stack: ParsedStack, names: ReadonlySet<string>): ParsedStack {
  if (names.size === 0) return stack;
  const isForeign = ({ module, file }: Frame) => names.has(module ?? "") || names.has(file ?? "");
  const errors = stack.errors.map((error) => ({
    ...error,
    frames: error.frames.map((frame) => (isForeign(frame) ? { ...frame, in_app: false } : frame)),
  }));
  return { ...stack, errors };
}

function withoutLastMessage(rest: string): string {
  const end = rest.lastIndexOf("\n") + 1;
  if (!rest.includes(": ", end)) return rest;
  return rest.slice(0, end) + withoutMessage(rest.slice(end));
}

/**
 * `Type: message` becomes `Type:`. The message says nothing of calls, and makes texts differ that are one stack. Only
 * where the line opens with the type: what stands before it elsewhere may tell the language.
 */
function withoutMessage(line: string): string {
  const colon = line.indexOf(": ");
  if (colon <= 0) return line;
  const type = line.slice(0, colon);
  return readErrorType(line) === type ? `${type}:` : line;
}

function opensPhpCalls(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first !== 0x23 && first !== 0x53) return false;
  return text.startsWith("#0 ", at) || text.startsWith("Stack trace:", at);
}

/** PHP ends its head in the innermost call, ` in /app/cart.php:12`; empty where the head is not cut. */
function placeOfThrow(head: string): string {
  const line = head.trimEnd();
  if (withoutMessage(line) === line) return "";
  const start = line.lastIndexOf(" in ");
  return start !== -1 && splitNumber(line)[1] !== null ? line.slice(start) : "";
}
