import { expect, test } from "vitest";
import { holdsStack, withoutStack } from "#lib/grouping/stack-in-message.ts";

const traceback =
  "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\nKeyError: 'a'";

test.each([
  ["Paying failed\n    at f (/app/a.js:1:1)", "Paying failed"],
  [`Paying failed\n${traceback}`, "Paying failed"],
  [traceback, "KeyError: 'a'"],
  [
    "/app/pay.js:10\n    throw new RangeError('x');\n    ^\n\nRangeError: x\n    at f (/app/a.js:1:1)",
    "RangeError: x",
  ],
  ["\n    at f (/app/a.js:1:1)", "\n    at f (/app/a.js:1:1)"],
])("%j holds a stack and says %j", (message, words) => {
  expect(holdsStack(message)).toBe(true);
  expect(withoutStack(message)).toBe(words);
});

test.each(["Paying failed", "Paying failed\nTypeError: x", "meet me\nat noon", ""])(
  "%j holds none",
  (message) => {
    expect(holdsStack(message)).toBe(message.includes("at noon"));
    expect(withoutStack(message)).toBe(message.includes("at noon") ? "meet me" : message);
  },
);
