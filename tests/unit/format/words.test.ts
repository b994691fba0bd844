import { expect, test } from "vitest";
import { formatChange } from "#lib/format/change.ts";
import {
  countNoun,
  formatCount,
  formatCountShort,
  formatCountUpTo,
  formatShare,
} from "#lib/format/count.ts";
import { formatBucket, formatClock, formatDuration } from "#lib/format/duration.ts";

test.each([
  [0, "0", "0"],
  [999, "999", "999"],
  [1284, "1,284", "1.3k"],
  [3_400_000, "3,400,000", "3.4m"],
])("%d reads as %s, and as %s where space is short", (count, full, short) => {
  expect([formatCount(count), formatCountShort(count)]).toEqual([full, short]);
});

test("what was counted no further reads as that and more", () => {
  expect([9999, 10_000].map((count) => formatCountUpTo(count, 10_000))).toEqual([
    "9,999",
    "10,000+",
  ]);
});

test.each([
  [0, "0 %"],
  [0.004, "<1 %"],
  [0.91, "91 %"],
  [0.996, ">99 %"],
  [1, "100 %"],
])("a share of %d reads as %s", (share, text) => expect(formatShare(share)).toBe(text));

test.each([
  [412, 100, "+312 %"],
  [94, 100, "−6 %"],
  [5, 0, "new"],
  [0, 0, "0 %"],
  [0, 7, "−100 %"],
  [1500, 100, "15×"],
  [1001, 1000, "+<1 %"],
])("%d after %d reads as %s", (now, before, text) => expect(formatChange(now, before)).toBe(text));

test.each([
  [0.25, "250 ms"],
  [6.2, "6.2 s"],
  [9.97, "10 s"],
  [59.6, "1 min"],
  [112, "1 min 52 s"],
  [11_100, "3 h 5 min"],
  [187_200, "2 d 4 h"],
])("%d seconds read as %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test.each([
  [8, "0:08"],
  [108, "1:48"],
  [3725, "1:02:05"],
])("%d seconds read as %s on a clock", (seconds, text) => expect(formatClock(seconds)).toBe(text));

test.each([
  [1, "per second"],
  [60, "per minute"],
  [1200, "per 20 minutes"],
  [3600, "per hour"],
  [5400, "per 90 minutes"],
  [86_400, "per day"],
  [604_800, "per week"],
])("bars of %d seconds are told as %s", (seconds, text) =>
  expect(formatBucket(seconds)).toBe(text),
);

test.each([
  [0, "0 records"],
  [1, "1 record"],
  [1284, "1,284 records"],
])("%d is told as %s", (count, text) => {
  expect(countNoun(count, "record")).toBe(text);
});
