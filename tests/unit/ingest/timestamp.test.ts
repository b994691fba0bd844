import { expect, test } from "vitest";
import { readTimestamp } from "#lib/ingest/timestamp.ts";

const arrival = new Date("2026-11-22T10:00:00Z");

test.each([
  ["2026-11-22T09:59:00Z", "2026-11-22T09:59:00.000Z"],
  ["2026-11-22T10:59:00+01:00", "2026-11-22T09:59:00.000Z"],
  ["2026-11-22T09:59:00.123456", "2026-11-22T09:59:00.123Z"],
  ["2026-11-22 09:59:00", "2026-11-22T09:59:00.000Z"],
  [1_795_341_540, "2026-11-22T09:59:00.000Z"],
  [1_795_341_540_000, "2026-11-22T09:59:00.000Z"],
  ["1795341540", "2026-11-22T09:59:00.000Z"],
  ["2026-11-22T10:04:59Z", "2026-11-22T10:04:59.000Z"],
])("%j is used", (reported, used) => {
  const read = readTimestamp(reported, arrival, 90);
  expect(read).toEqual({ timestamp: new Date(used) });
});

test.each([
  ["later than five minutes ahead", "2026-11-22T10:05:01Z"],
  ["older than the retention", "2026-08-01T00:00:00Z"],
  ["unreadable", "yesterday"],
  ["the year 1", "0001-01-01T00:00:00Z"],
  ["the year 275760", "+275760-09-13T00:00:00Z"],
  ["beyond what a number holds", Number.POSITIVE_INFINITY],
  ["no time at all", { a: 1 }],
])("%s becomes the arrival and is kept", (_, reported) => {
  expect(readTimestamp(reported, arrival, 90)).toEqual({ timestamp: arrival, reported });
});

test.each([undefined, null, ""])("%j is the arrival, with nothing to keep", (reported) => {
  expect(readTimestamp(reported, arrival, 90)).toEqual({ timestamp: arrival });
});

test("days that no calendar has are no time, and every other one is", () => {
  const end = new Date("2029-01-01T00:00:00Z");
  const isRead = (day: string) => !("reported" in readTimestamp(`${day}T12:00:00Z`, end, 10_000));
  const days = Array.from({ length: 12 * 31 }, (_, index) => {
    const month = String(Math.floor(index / 31) + 1).padStart(2, "0");
    return `${month}-${String((index % 31) + 1).padStart(2, "0")}`;
  });
  for (const year of [2027, 2028]) {
    const read = days.filter((day) => isRead(`${year}-${day}`));
    const known = days.filter((day) =>
      new Date(Date.parse(`${year}-${day}T12:00:00Z`)).toISOString().startsWith(`${year}-${day}`),
    );
    expect(read).toEqual(known);
    expect(read).toHaveLength(year === 2028 ? 366 : 365);
  }
  for (const day of ["2100-02-29", "2027-00-01", "2027-13-01", "2027-01-00", "2027-01-32"]) {
    expect(isRead(day)).toBe(false);
  }
});
