import { z } from "zod";
import { type Frame, parseStackTrace } from "#lib/grouping/stack-trace.ts";
import type { Record } from "#lib/issues/schemas.ts";
import type { SourceLines, Stack, StackCall } from "#lib/issues/stack-schemas.ts";

const lines = z.array(z.string()).catch([]);
const SentCall = z.object({
  function: z.string().nullish().catch(null),
  file: z.string().nullish().catch(null),
  line: z.number().int().nullish().catch(null),
  in_app: z.boolean().nullish().catch(null),
  pre_context: lines,
  context_line: z.string().nullish().catch(null),
  post_context: lines,
});
type SentCall = z.infer<typeof SentCall>;
const SentErrors = z
  .array(z.object({ frames: z.array(z.unknown()).catch([]) }).catch({ frames: [] }))
  .catch([]);

/** Reads a record's stack trace, with the source and the word on whose code it is that an SDK sent; null: no known format. Pure. */
export function readStack(record: Pick<Record, "stack_trace" | "attributes">): Stack | null {
  if (!record.stack_trace) return null;
  const { errors } = parseStackTrace(record.stack_trace);
  if (errors.every(({ frames }) => frames.length === 0)) return null;
  const sent = readSent(record.attributes);
  return {
    errors: errors.map(({ type, message, frames }) => ({
      ...{ type, message },
      calls: frames.map((frame) => toCall(frame, sent)),
    })),
  };
}

/** What an SDK sent of calls beside their text, by place. */
function readSent(attributes: Record["attributes"]): Map<string, SentCall> {
  const calls = SentErrors.parse(attributes.exceptions).flatMap(({ frames }) =>
    frames.flatMap((frame) => SentCall.safeParse(frame).data ?? []),
  );
  return new Map(calls.map((call) => [placeOf(call), call]));
}

function placeOf({
  file,
  line,
}: {
  file?: string | null | undefined;
  line?: number | null | undefined;
}) {
  return `${file}:${line}`;
}

function toCall(frame: Frame, sent: Map<string, SentCall>): StackCall {
  const known = frame.line === null ? undefined : sent.get(placeOf(frame));
  return {
    ...frame,
    in_app: known?.in_app ?? frame.in_app,
    source: known ? sourceOf(known) : null,
  };
}

function sourceOf({ line, pre_context, context_line, post_context }: SentCall): SourceLines | null {
  if (typeof context_line !== "string" || typeof line !== "number") return null;
  return {
    first_line: Math.max(1, line - pre_context.length),
    lines: [...pre_context, context_line, ...post_context],
  };
}
