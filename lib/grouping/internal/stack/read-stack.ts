import { deriveStackEvidence, type StackEvidence } from "#lib/grouping/stack-evidence.ts";
import { type ParsedStack, parseStackTrace } from "#lib/grouping/stack-trace.ts";

type Read = { stack: ParsedStack; evidence: StackEvidence };

const mostRemembered = 300;
const longestRemembered = 16_384;
const remembered = new Map<string, Read>();

/** A stack and what its calls tell. A storm sends the same few texts again and again: the latest are remembered. */
export function readStack(text: string): Read {
  const known = remembered.get(text);
  if (known) return known;
  const stack = parseStackTrace(text);
  const read = { stack, evidence: deriveStackEvidence(stack) };
  if (text.length > longestRemembered) return read;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, read);
  return read;
}
