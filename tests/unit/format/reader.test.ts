import { expect, test } from "vitest";
import { readDensity, readSingleKeys } from "#lib/format/reader.ts";
import { formatUtc } from "#lib/format/time.ts";
import { formatLocalTime, nameZone, readLocalTime } from "#lib/format/zone.ts";

test("a cookie that says nothing known means the usual", () => {
  expect([undefined, "compact", "tiny"].map(readDensity)).toEqual([
    "comfortable",
    "compact",
    "comfortable",
  ]);
  expect([undefined, "off", "on", "?"].map(readSingleKeys)).toEqual([true, false, true, true]);
});

test.each([
  ["2026-11-22T14:02", "Europe/Berlin", "2026-11-22T13:02:00.000Z"],
  ["2026-07-22T14:02", "Europe/Berlin", "2026-07-22T12:02:00.000Z"],
  ["2026-11-22T14:02:11", "UTC", "2026-11-22T14:02:11.000Z"],
  ["2026-11-22T14:02", "America/New_York", "2026-11-22T19:02:00.000Z"],
  // The night before the clocks go back, and the morning after.
  ["2026-10-25T01:30", "Europe/Berlin", "2026-10-24T23:30:00.000Z"],
  ["2026-10-25T03:30", "Europe/Berlin", "2026-10-25T02:30:00.000Z"],
])("%s on the clocks of %s is %s", (text, zone, moment) => {
  const read = readLocalTime(text, zone);
  expect(read?.toISOString()).toBe(moment);
  expect(read && formatLocalTime(read, zone)).toBe(text.slice(0, 16));
});

test.each(["", "yesterday", "2026-11-22", "2026-13-40T14:02"])("%j is no time", (text) => {
  expect(readLocalTime(text, "UTC")).toBeNull();
});

test("a zone is called by its city, a moment in UTC by its digits", () => {
  expect(nameZone("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(nameZone("UTC")).toBe("UTC");
  expect(formatUtc(new Date("2026-11-22T13:02:11.123Z"))).toBe("2026-11-22 13:02:11 UTC");
});
