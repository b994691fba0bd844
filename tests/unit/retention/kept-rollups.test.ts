import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseResolution, chooseSource, chooseWidth, listBuckets } from "#lib/insights/bucket.ts";
import { compareCodes, compareIssues, trendParts } from "#lib/insights/comparison.ts";
import {
  finestKept,
  keptCodeDays,
  keptDays,
  pruneRollupsBefore,
} from "#lib/issues/kept-rollups.ts";
import { resolutions } from "#lib/issues/rollup.ts";

const day = 86_400_000;
const now = new Date("2026-11-28T15:07:03Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * day);

test.each([
  [0.1, 1 / 24, 60, 60, 10],
  [14, 1 / 24, 60, 60, 10],
  [14.1, 1 / 24, 60, 300, 300],
  [60, 1, 60, 1800, 300],
  [91, 1 / 24, 60, 3600, 3600],
  [91, 7, 60, 10_800, 3600],
  [401, 1 / 24, 60, 86_400, 86_400],
  [3000, 30, 60, 86_400, 86_400],
])(
  "from %d days ago over %d days in %i buckets: %i s wide, from %i s",
  (age, length, buckets, width, resolution) => {
    const chosen = chooseWidth(length * 86_400, buckets, finestKept(daysAgo(age), now));
    expect(chosen).toBe(width);
    expect(chooseResolution(chosen)).toBe(resolution);
  },
);

test("what a timeline or a comparison reads was never pruned", () => {
  const ranges = fc.record({
    age: fc.double({ min: 0.01, max: 1500, noNaN: true }),
    share: fc.double({ min: 0.001, max: 1, noNaN: true }),
    buckets: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(ranges, ({ age, share, buckets }) => {
      const from = daysAgo(age);
      const to = new Date(from.getTime() + age * share * day);
      const width = chooseWidth((age * share * day) / 1000, buckets, finestKept(from, now));
      const read = chooseResolution(width);
      const first = listBuckets(from, to, width)[0];
      const gone = pruneRollupsBefore(keptDays[read], now);
      expect(width % read).toBe(0);
      expect(gone === null || (first && gone <= first)).toBe(true);
      const query = { from: from.toISOString(), to: to.toISOString() };
      for (const compare of [compareIssues, compareCodes]) {
        const { source, trendSource, from: start, previousFrom } = compare(query, now);
        expect(daysKept(source)).toBeGreaterThanOrEqual(age * (1 + share) - 0.001);
        expect(daysKept(trendSource)).toBeGreaterThanOrEqual(age * (1 + share) - 0.001);
        expect(previousFrom < start).toBe(true);
      }
      const chart = chooseSource(width, from, now);
      expect(width % chart.resolution).toBe(0);
      expect(daysKept(chart)).toBeGreaterThanOrEqual(age);
    }),
    { numRuns: 500 },
  );
});

function daysKept(source: ReturnType<typeof chooseSource>): number {
  return source.of === "codes" ? keptCodeDays[source.resolution] : keptDays[source.resolution];
}

test.each([
  [1, 1800, 1800],
  [7, 1800, 1800],
  [30, 1800, 10_800],
  [90, 10_800, 10_800],
])(
  "%i days keep their length, in whole buckets of %i s, and trends have even parts",
  (days, whole, part) => {
    const query = { from: daysAgo(days).toISOString(), to: now.toISOString() };
    const { source, trendSource, from, to, previousFrom } = compareCodes(query, now);
    expect([source.of, source.resolution, trendSource.resolution]).toEqual(["codes", whole, part]);
    expect(to.getTime() - from.getTime()).toBe(days * day);
    expect(from.getTime() - previousFrom.getTime()).toBe(days * day);
    expect(to >= now && to.getTime() - now.getTime() < whole * 1000).toBe(true);
    expect(((days * day) / 1000 / trendParts) % trendSource.resolution).toBe(0);
  },
);

test("a range shorter than the buckets that are left is compared with whole buckets before it", () => {
  const query = { from: daysAgo(500).toISOString(), to: daysAgo(499.9).toISOString() };
  const { source, from, previousFrom } = compareCodes(query, now);
  expect(source).toEqual({ of: "issues", resolution: 86_400 });
  expect(from.toISOString()).toBe("2025-07-16T00:00:00.000Z");
  expect(previousFrom.toISOString()).toBe("2025-07-15T00:00:00.000Z");
});

test("coarser buckets are kept longer, and days for ever", () => {
  const kept = resolutions.map((resolution) => keptDays[resolution]);
  expect(kept).toEqual([...kept].sort((one, other) => one - other));
  expect(pruneRollupsBefore(keptDays[86_400], now)).toBeNull();
  expect(pruneRollupsBefore(keptDays[10], now)?.toISOString()).toBe("2026-11-14T00:00:00.000Z");
});
