import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseResolution, chooseWidth, coverRange, listBuckets } from "#lib/insights/bucket.ts";
import { codeResolutions } from "#lib/issues/rollup.ts";

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

test("a month is held by few buckets, exactly", () => {
  const slices = coverRange(
    new Date("2026-10-29T15:30:00Z"),
    new Date("2026-11-28T15:30:00Z"),
    codeResolutions,
  );
  expect(
    slices.map(({ resolution, from }) => [resolution, from.toISOString().slice(5, 16)]),
  ).toEqual([
    [1800, "10-29T15:30"],
    [10_800, "10-29T18:00"],
    [86_400, "10-30T00:00"],
    [43_200, "11-28T00:00"],
    [10_800, "11-28T12:00"],
    [1800, "11-28T15:00"],
  ]);
});

test("a covered range has no gap, no bucket twice, and buckets at their own starts", () => {
  const half = 1_800_000;
  const ranges = fc.record({
    start: fc.integer({ min: 900_000, max: 990_000 }),
    length: fc.integer({ min: 0, max: 5000 }),
    skipped: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(ranges, ({ start, length, skipped }) => {
      const resolutions = codeResolutions.slice(skipped);
      const unit = (resolutions[0] ?? 0) * 1000;
      const from = new Date(Math.floor((start * half) / unit) * unit);
      const to = new Date(from.getTime() + Math.floor((length * half) / unit) * unit);
      let at = from.getTime();
      for (const slice of coverRange(from, to, resolutions)) {
        expect(slice.from.getTime()).toBe(at);
        expect(slice.to > slice.from).toBe(true);
        expect(slice.from.getTime() % (slice.resolution * 1000)).toBe(0);
        expect(slice.to.getTime() % (slice.resolution * 1000)).toBe(0);
        at = slice.to.getTime();
      }
      expect(at).toBe(to.getTime());
    }),
  );
});
