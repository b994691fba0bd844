import { collectErrors } from "#lib/grouping/internal/stack/collect-errors.ts";
import { type Location, splitLocation } from "#lib/grouping/internal/stack/location.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";
import { readV8Call } from "#lib/grouping/internal/stack/v8-call.ts";
import type { Frame, StackError } from "#lib/grouping/stack-trace.ts";

/** V8 (Node, Chrome, Edge), Firefox and Safari. */
export function parseJavaScript(lines: readonly string[]): StackError[] {
  return collectErrors(withoutLabel(untilList(lines)), { readFrame, readCause });
}

/** Deno prints `error: Uncaught (in promise) TypeError: x`: its label is no type. */
function withoutLabel(lines: readonly string[]): readonly string[] {
  const [first] = lines;
  return first?.startsWith("error: Uncaught ") ? [first.slice(7), ...lines.slice(1)] : lines;
}

/** Node prints the members of an AggregateError after its calls: they are no causes in a chain. */
function untilList(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trimStart().startsWith("[errors]:"));
  return start === -1 ? lines : lines.slice(0, start);
}

function readCause(line: string): string | null {
  const text = line.trimStart();
  const first = text.charCodeAt(0);
  // Only [cause]:, {, and Caused by or caused by can open one.
  if (first !== 0x5b && first !== 0x7b && first !== 0x43 && first !== 0x63) return null;
  return /^(?:\{ ?)?(?:\[cause\]|[Cc]aused by): (.*)$/.exec(text)?.[1] ?? null;
}

function readFrame(text: string): Frame | null {
  return text.startsWith("at ") ? readV8Call(text.slice(3), toFrame) : readAtSign(text);
}

/** Firefox and Safari: `pay@https://shop.example/app.js:1:2`, `map@[native code]`, or the bare address. */
function readAtSign(text: string): Frame | null {
  const at = text.indexOf("@");
  const name = at === -1 || text.lastIndexOf("://", at) !== -1 ? null : text.slice(0, at);
  const place = name === null ? text : text.slice(at + 1);
  if (place === "[native code]") return toFrame(name, splitLocation(""));
  if (!/:\d+$/.test(place)) return null;
  const isPlace = name === null ? place.includes("://") : /^[\w-]*:?\/|^[A-Z]:\\/i.test(place);
  // Evaluated code: https://shop.example/cart.js line 9 > eval:1:1
  return isPlace
    ? toFrame(name || null, splitLocation(place.replace(/ line (\d+) > .*$/, ":$1")))
    : null;
}

function toFrame(name: string | null, { file, line, column }: Location): Frame {
  const in_app = file !== "" && isOwnCode("javascript", name, file);
  return { function: name, module: null, file: file || null, line, column, in_app };
}
