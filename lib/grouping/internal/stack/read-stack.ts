import { readErrorType } from "#lib/grouping/internal/stack/error-head.ts";
import { deriveStackEvidence, type StackEvidence } from "#lib/grouping/stack-evidence.ts";
import { type ParsedStack, parseStackTrace } from "#lib/grouping/stack-trace.ts";
import { createTextMemory } from "#lib/grouping/text-memory.ts";

type Read = { stack: ParsedStack; evidence: StackEvidence };

const remembered = createTextMemory<Read>();

/** A stack and what its calls tell, without the message of an error that its first or last line names. */
export function readStack(text: string): Read {
  const bare = withoutMessages(text);
  return remembered.recall(bare, () => {
    const stack = parseStackTrace(bare);
    return { stack, evidence: deriveStackEvidence(stack) };
  });
}

/** `Type: message` becomes `Type:`. The message says nothing of calls, and makes texts differ that are one stack. */
function withoutMessages(text: string): string {
  const start = text.indexOf("\n");
  const end = text.lastIndexOf("\n");
  if (start === -1) return text;
  const first = withoutMessage(text.slice(0, start));
  const last = withoutMessage(text.slice(end + 1));
  return first + text.slice(start, end + 1) + last;
}

/** Only where the line opens with the type: what stands before it elsewhere may tell the language. */
function withoutMessage(line: string): string {
  const colon = line.indexOf(": ");
  if (colon <= 0) return line;
  const type = line.slice(0, colon);
  return readErrorType(line) === type ? `${type}:` : line;
}
