import { expect, test } from "vitest";
import type { Occurrence } from "#lib/grouping/fingerprint.ts";
import { fingerprintV1 } from "#lib/grouping/fingerprint-v1.ts";

const occurrence: Occurrence = {
  error_code: "TIMEOUT",
  message: "boom",
  stack_trace: null,
  fingerprint: [],
};
const keyOf = (parts: Partial<Occurrence>) => fingerprintV1({ ...occurrence, ...parts }).key;

test.each([
  ["numbers", "user 17 not found", "user 4 not found"],
  ["durations", "timed out after 30 s", "timed out after 12 s"],
  ["addresses", "connect ECONNREFUSED 10.0.0.1:5432", "connect ECONNREFUSED 10.0.0.7:5433"],
  [
    "ids",
    "no job 550e8400-e29b-41d4-a716-446655440000",
    "no job 123e4567-e89b-12d3-a456-426614174000",
  ],
  ["quoted words", 'no column "a"', 'no column "total"'],
  ["times", "late since 2026-06-11T10:30:00Z", "late since 2026-06-12T11:31:09Z"],
  ["addresses of people", "mail to a@example.com failed", "mail to b.c@example.org failed"],
])("messages that differ in %s are one issue", (_, one, other) => {
  expect(keyOf({ message: one })).toBe(keyOf({ message: other }));
});

test.each([
  ["error codes", { error_code: "A" }, { error_code: "B" }],
  ["words", { message: "disk full" }, { message: "disk missing" }],
  [
    "own code",
    { stack_trace: "Error: x\n    at pay (/app/pay.js:1:2)" },
    { stack_trace: "Error: x\n    at ship (/app/ship.js:1:2)" },
  ],
  ["explicit parts", { fingerprint: ["ab", "c"] }, { fingerprint: ["a", "bc"] }],
])("different %s are different issues", (_, one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test("line numbers, folders and library frames do not split an issue", () => {
  const one =
    "Error: x\n    at q (/app/node_modules/pg/q.js:9:1)\n    at pay (/app/v1/pay.js:10:5)";
  const other =
    "Error: x\n    at run (/srv/node_modules/pg/run.js:3:1)\n    at pay (/srv/v2/pay.js:77:1)";
  expect(keyOf({ stack_trace: one })).toBe(keyOf({ stack_trace: other }));
});

test("Python's innermost call stands last", () => {
  const trace = (inner: string) =>
    `Traceback (most recent call last):\n  File "/app/main.py", line 3, in main\n  File "/app/a.py", line 3, in a\n  File "/app/b.py", line 3, in b\n  File "/app/pay.py", line 9, in ${inner}\nValueError: x`;
  expect(keyOf({ stack_trace: trace("pay") })).not.toBe(keyOf({ stack_trace: trace("ship") }));
});

test("an explicit fingerprint outweighs everything else, and says so", () => {
  const fingerprint = ["checkout", "card"];
  expect(keyOf({ fingerprint, message: "a" })).toBe(
    keyOf({ fingerprint, message: "b", error_code: "X" }),
  );
  expect(fingerprintV1({ ...occurrence, fingerprint }).why).toContain("checkout, card");
});
