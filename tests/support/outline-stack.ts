import { parseStackTrace } from "#lib/grouping/stack-trace.ts";

/** Each error as its type, message and calls: `function|module|file:line`, own calls with a star. */
export function outlineStack(text: string) {
  return parseStackTrace(text).errors.map(({ type, message, frames }) => [
    type,
    message,
    frames.map((frame) => {
      const place = frame.file === null ? "" : `${frame.file}:${frame.line}`;
      return `${frame.in_app ? "*" : ""}${frame.function}|${frame.module ?? ""}|${place}`;
    }),
  ]);
}
