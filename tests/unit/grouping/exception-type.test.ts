import { expect, test } from "vitest";
import { findExceptionType } from "#lib/grouping/exception-type.ts";

test.each([
  ["TypeError: x is undefined\n    at f (/app/a.js:1:1)", "TypeError"],
  [
    'Traceback (most recent call last):\n  File "a.py", line 1, in f\nValueError: bad',
    "ValueError",
  ],
  [
    'Traceback (most recent call last):\n  File "a.py", line 1\nrequests.exceptions.ReadTimeout: slow',
    "ReadTimeout",
  ],
  ["java.lang.IllegalStateException: closed\n\tat a.B.c(B.java:1)", "IllegalStateException"],
  [
    'Exception in thread "main" java.lang.NullPointerException\n\tat a.B.c(B.java:1)',
    "NullPointerException",
  ],
  ["...", null],
  ["", null],
])("%j names %s", (stack, type) => {
  expect(findExceptionType(stack)).toBe(type);
});
