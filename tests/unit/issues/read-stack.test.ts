import { expect, test } from "vitest";
import { readStack } from "#lib/issues/read-stack.ts";

const javascript = [
  "TypeError: total is not a function",
  "    at sum (/app/cart.js:12:5)",
  "    at next (/app/node_modules/express/lib/router.js:144:13)",
  "    at node:internal/process:95:5",
  "Caused by: Error: no database",
  "    at connect (/app/db.js:3:1)",
].join("\n");

test("a stack is errors with their calls, and says which calls are the service's own", () => {
  const stack = readStack({ stack_trace: javascript, attributes: {} });
  const [first] = stack?.errors ?? [];
  expect(first).toMatchObject({ type: "TypeError", message: "total is not a function" });
  expect(first?.calls.map(({ function: name, in_app }) => [name, in_app])).toEqual([
    ["sum", true],
    ["next", false],
    [null, false],
  ]);
  expect(stack?.errors.at(-1)).toMatchObject({ message: "no database" });
});

test("the source and the word on whose code it is come from the SDK where it sent them", () => {
  const frame = { function: "sum", file: "/app/cart.js", line: 12, in_app: false };
  const source = { pre_context: ["a", "b"], context_line: "total()", post_context: ["c"] };
  const attributes = { exceptions: [{ type: "TypeError", frames: [{ ...frame, ...source }] }] };
  const call = readStack({ stack_trace: javascript, attributes })?.errors[0]?.calls[0];
  expect(call).toMatchObject({
    in_app: false,
    source: { first_line: 10, lines: ["a", "b", "total()", "c"] },
  });
});

test.each([
  [null, {}],
  ["just words\nand more", {}],
])("what is no stack trace of a known language has no calls: %#", (stack_trace, attributes) => {
  expect(readStack({ stack_trace, attributes })).toBeNull();
});

test.each([
  [{ exceptions: "x" }],
  [{ exceptions: [null, 3, { frames: "no" }, { frames: [null, { line: "a" }] }] }],
  [{ exceptions: [{ frames: [{ file: "/app/cart.js", line: 12, pre_context: 3 }] }] }],
])("attributes that only look like an SDK's are no source: %#", (attributes) => {
  const call = readStack({ stack_trace: javascript, attributes })?.errors[0]?.calls[0];
  expect(call).toMatchObject({ function: "sum", in_app: true, source: null });
});
