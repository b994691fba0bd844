import { expect, test } from "vitest";
import { clockFormat, formatClock } from "#lib/format/clock-format.ts";

const moment = new Date("2026-11-22T13:02:11Z");

test("a formatter is made once for each look, language and zone", () => {
  const one = clockFormat("day", "en-GB", "Asia/Seoul");
  expect(clockFormat("day", "en-GB", "Asia/Seoul")).toBe(one);
  expect(clockFormat("day", "en-GB", "UTC")).not.toBe(one);
  expect(clockFormat("day", "ko-KR", "Asia/Seoul")).not.toBe(one);
});

test("a moment is told in its zone, and what is none is told as such", () => {
  expect(formatClock("second", moment, "Asia/Seoul")).toBe("22:02:11");
  expect(formatClock("second", moment, "UTC")).toBe("13:02:11");
  expect(formatClock("day", new Date("never"), "UTC")).toBe("Invalid Date");
});

test("there is no formatter of a zone that does not exist", () => {
  expect(() => clockFormat("day", "en-GB", "Mars/Olympus")).toThrow(RangeError);
});
