import { expect, test } from "vitest";
import { fromZoned, toZoned } from "#lib/format/zoned-minute.ts";

test.each([
  ["2026-11-29T06:00:00.000Z", "Asia/Seoul", "2026-11-29T15:00"],
  ["2026-07-01T22:30:00.000Z", "Europe/Berlin", "2026-07-02T00:30"],
  ["2026-10-25T03:30:00.000Z", "Europe/Berlin", "2026-10-25T04:30"],
  ["2026-03-29T00:30:00.000Z", "Europe/Berlin", "2026-03-29T01:30"],
  ["2026-03-29T01:30:00.000Z", "Europe/Berlin", "2026-03-29T03:30"],
  ["2026-11-01T09:00:00.000Z", "America/New_York", "2026-11-01T04:00"],
  ["2026-11-29T06:00:00.000Z", "UTC", "2026-11-29T06:00"],
])("%s is written in %s as %s, and read back", (moment, zone, text) => {
  expect(toZoned(new Date(moment), zone)).toBe(text);
  expect(fromZoned(text, zone)?.toISOString()).toBe(moment);
});

test.each(["", "2026-11-29", "yesterday at noon it was"])("%j is no moment", (text) => {
  expect(fromZoned(text, "UTC")).toBeNull();
});
