import { collectErrors } from "#lib/grouping/internal/stack/collect-errors.ts";
import { splitLocation } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

const opening = /^#\d+ {2,6}(?=\S)/;

/** Dart and Flutter. */
export function parseDart(lines: readonly string[]): StackError[] {
  return collectErrors(lines, { readFrame, readCause: () => null });
}

/** True for `#0      Cart.total (package:shop/cart.dart:12:5)`; PHP has one space behind its number. */
export function isDartCall(text: string): boolean {
  return opening.test(text) && text.endsWith(")");
}

function readFrame(text: string): Frame | null {
  const start = opening.exec(text)?.[0].length;
  const open = text.lastIndexOf(" (");
  if (start === undefined || open < start || !text.endsWith(")")) return null;
  const { file, line, column } = splitLocation(text.slice(open + 2, -1));
  const in_app = isOwnCode("dart", null, file);
  return { function: text.slice(start, open), module: null, file, line, column, in_app };
}
