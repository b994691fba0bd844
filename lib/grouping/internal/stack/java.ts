import { collectErrors } from "#lib/grouping/internal/stack/collect-errors.ts";
import { splitNumber } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** Java, Kotlin and what else runs on the JVM. */
export function parseJava(lines: readonly string[]): StackError[] {
  const rootFirst = lines.some((line) => line.startsWith(wrapper));
  const errors = collectErrors(withoutSuppressed(lines), { readFrame, readCause });
  return rootFirst ? errors.reverse() : errors;
}

/** Logback can print the root cause first, and each error around it behind these words. */
const wrapper = "Wrapped by: ";

/** Suppressed errors came after the one that is reported; they are printed within it, further to the right. */
function withoutSuppressed(lines: readonly string[]): string[] {
  let suppressed = false;
  return lines.filter((line) => {
    if (line.startsWith("Caused by: ") || line.startsWith(wrapper)) suppressed = false;
    else if (line.trimStart().startsWith("Suppressed: ")) suppressed = true;
    return !suppressed;
  });
}

function readCause(line: string): string | null {
  const text = line.trimStart();
  if (text.startsWith(wrapper)) return text.slice(wrapper.length);
  return text.startsWith("Caused by: ") ? text.slice(11) : null;
}

/** `at loader//com.shop.Cart.total(Cart.java:12) ~[shop.jar:1.2]`; a space before the bracket is one of a message. */
function readFrame(text: string): Frame | null {
  if (!text.startsWith("at ")) return null;
  const open = text.indexOf("(");
  const close = text.indexOf(")", open);
  if (open === -1 || close === -1 || /^at \[| $/.test(text.slice(0, open))) return null;
  const call = text.slice(3, open).replace(/^[\w.@-]*\/{1,2}(?:[\w.@-]+\/)?/, "");
  const dot = call.lastIndexOf(".");
  const [file, line] = splitNumber(text.slice(open + 1, close));
  const module = dot === -1 ? null : call.slice(0, dot);
  const in_app = isOwnCode("java", module, null);
  return { function: call.slice(dot + 1), module, file, line, column: null, in_app };
}
