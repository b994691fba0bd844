import { expect, test } from "vitest";
import { readTheme } from "#lib/format/theme.ts";
import {
  formatAbsolute,
  formatDayMinute,
  formatRelative,
  formatTimeOfDay,
  isRecent,
} from "#lib/format/time.ts";
import { readZone, zoneOffset } from "#lib/format/zone.ts";

const now = new Date("2026-11-22T13:02:11Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  [2, "just now"],
  [18, "18 s ago"],
  [299, "4 min ago"],
  [7300, "2 h ago"],
  [100_000, "1 day ago"],
  [300_000, "3 days ago"],
  [-120, "in 2 min"],
])("a moment %d seconds back reads as %s", (seconds, text) => {
  expect(formatRelative(ago(seconds), now)).toBe(text);
});

test("a moment is told by its distance for one day only", () => {
  expect([isRecent(ago(86_399), now), isRecent(ago(86_400), now)]).toEqual([true, false]);
});

test("a full moment names its zone", () => {
  expect(formatAbsolute(now, "Europe/Berlin")).toBe("22 Nov 2026, 14:02:11 Europe/Berlin");
  expect(formatDayMinute(now, "UTC")).toBe("22 Nov, 13:02");
  expect(formatTimeOfDay(now, "Asia/Kolkata", true)).toBe("18:32:11");
});

test("midnight is 00:00 and never 24:00", () => {
  expect(formatTimeOfDay(new Date("2026-11-22T00:00:00Z"), "UTC")).toBe("00:00");
});

test("an unknown zone or theme falls back instead of failing", () => {
  expect([readZone("Mars/Base"), readZone(undefined), readZone("Europe/Berlin")]).toEqual([
    "UTC",
    "UTC",
    "Europe/Berlin",
  ]);
  expect([readTheme("dark"), readTheme("neon"), readTheme(undefined)]).toEqual([
    "dark",
    "system",
    "system",
  ]);
});

test("a zone's offset follows its summer time", () => {
  expect(zoneOffset(new Date("2026-07-01T00:00:00Z"), "Europe/Berlin")).toBe(2 * 3_600_000);
  expect(zoneOffset(now, "Europe/Berlin")).toBe(3_600_000);
  expect(zoneOffset(now, "America/New_York")).toBe(-5 * 3_600_000);
});
