import { readErrorHead } from "#lib/grouping/internal/stack/error-head.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** How a language prints calls, and what a line says that opens the next cause: the start of its head; null elsewhere. */
export type Grammar = {
  readFrame(text: string): Frame | null;
  readCause(line: string): string | null;
};

/** The errors of a text in which each head is followed by its calls, and each error by its cause. */
export function collectErrors(lines: readonly string[], grammar: Grammar): StackError[] {
  const errors: StackError[] = [];
  let heads: string[] = [];
  let frames: Frame[] = [];
  const close = () => {
    if (frames.length > 0 || errors.length > 0) errors.push({ ...readErrorHead(heads), frames });
  };
  for (const line of lines) {
    const cause = grammar.readCause(line);
    if (cause !== null) {
      if (heads.length > 0 || frames.length > 0) close();
      heads = [cause];
      frames = [];
      continue;
    }
    const frame = grammar.readFrame(line.trim());
    if (frame) frames.push(frame);
    else if (frames.length === 0) heads.push(line);
  }
  close();
  return errors;
}
