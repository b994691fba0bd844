import { expect, test } from "vitest";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";

/** Each error as its type, message and calls: `function|module|file:line`, own calls with a star. */
function outline(text: string) {
  return parseStackTrace(text).errors.map(({ type, message, frames }) => [
    type,
    message,
    frames.map((frame) => {
      const place = frame.file === null ? "" : `${frame.file}:${frame.line}`;
      return `${frame.in_app ? "*" : ""}${frame.function}|${frame.module ?? ""}|${place}`;
    }),
  ]);
}

test.each(["Uncaught (in promise) ", "Uncaught "])("Deno: its label %s is no type", (label) => {
  const text = `error: ${label}TypeError: no cart\n    at pay (file:///srv/shop/pay.ts:3:9)\n    at ext:core/01_core.js:1:2`;
  expect(outline(text)).toEqual([
    ["TypeError", "no cart", ["*pay||file:///srv/shop/pay.ts:3", "null||ext:core/01_core.js:1"]],
  ]);
});
