import { expect, test } from "vitest";
import { chooseResolution, chooseWidth, listBuckets } from "#lib/insights/bucket.ts";

const hour = 3600;
test.each([
  [hour, 60, 60, 10],
  [24 * hour, 72, 1200, 300],
  [24 * hour, 60, 1800, 300],
  [7 * 24 * hour, 60, 3 * hour, hour],
  [30 * 24 * hour, 60, 12 * hour, hour],
  [365 * 24 * hour, 60, 7 * 24 * hour, 86_400],
  [60, 60, 10, 10],
  [10 * 365 * 24 * hour, 60, 61 * 24 * hour, 86_400],
])("%i s in %i buckets: %i s wide, added up from %i s", (range, buckets, width, resolution) => {
  expect(chooseWidth(range, buckets)).toBe(width);
  expect(chooseResolution(width)).toBe(resolution);
});

test("buckets cover the range without a gap, and the first holds its start", () => {
  const from = new Date("2026-11-22T10:07:03Z");
  const to = new Date("2026-11-22T11:07:03Z");
  const buckets = listBuckets(from, to, 600);
  expect(buckets[0]?.toISOString()).toBe("2026-11-22T10:00:00.000Z");
  expect(buckets.at(-1)?.toISOString()).toBe("2026-11-22T11:00:00.000Z");
  expect(buckets).toHaveLength(7);
});
