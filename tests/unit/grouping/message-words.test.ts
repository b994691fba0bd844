import { expect, test } from "vitest";
import { holdsStack, wordsOf } from "#lib/grouping/message-words.ts";

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
  expect(wordsOf(message)).toBe(words);
});

test.each(["Paying failed", "Paying failed\nTypeError: x", "meet me\nat noon", ""])(
  "%j holds none",
  (message) => {
    expect(holdsStack(message)).toBe(message.includes("at noon"));
    expect(wordsOf(message)).toBe(message.includes("at noon") ? "meet me" : message);
  },
);

test.each([
  ['{"level":"error","msg":"Connection lost","time":7}', "Connection lost"],
  ['{"error":{"code":7,"message":"No permission"}}', "No permission"],
  ['{"message":"","err":{"message":"No permission\\n    at f (/app/a.js:1:1)"}}', "No permission"],
  ['{"level":"error"}', '{"level":"error"}'],
  ['{"message":7,"constructor":{}}', '{"message":7,"constructor":{}}'],
  ['{"message":"cut off', '{"message":"cut off'],
  ["{0} is not there", "{0} is not there"],
  [
    `${'{"err":'.repeat(5000)}1${"}".repeat(5000)}`,
    `${'{"err":'.repeat(5000)}1${"}".repeat(5000)}`,
  ],
])("of a line in JSON the message counts: %j says %j", (message, words) => {
  expect(wordsOf(message)).toBe(words);
});
