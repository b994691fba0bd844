import { expect, test } from "vitest";
import {
  formatHealthyShare,
  prepareReliabilityTiles,
} from "#components/recovery/prepare-reliability-tiles.ts";
import { resolvePeriod } from "#components/recovery/reliability-period.ts";
import { wordsOf } from "#tests/support/words.ts";

const words = wordsOf("recovery.reliabilityTiles");

test.each([
  [1, "100 %"],
  [0.99999, "99.99 %"],
  [0.9995, "99.95 %"],
  [0.5, "50.00 %"],
  [0, "0.00 %"],
])("a share of %d is %s: never rounded up to what it is not", (share, words) => {
  expect(formatHealthyShare(share)).toBe(words);
});

const measured = {
  ...{ incidents: 12, open: 1, flaps: 2, downtime_seconds: 3900, healthy_share: 0.9935 },
  time_to_detect: { median: 4, p95: 9, of: 12 },
  time_to_first_action: { median: 6.2, p95: 11, of: 10 },
  time_to_recover: { median: 112, p95: 600, of: 11 },
  auto_recovered: { share: 9 / 11, recovered: 9, of: 11, interval: { low: 0.52, high: 0.95 } },
};
const nothing = { median: null, p95: null, of: 0 };

test("the figures are told with what they are of", () => {
  const told = prepareReliabilityTiles(words, measured, "en").map(
    ({ value, note }) => `${value} (${note})`,
  );
  expect(told).toEqual([
    "1 h 5 min (12 incidents, 1 open, 2 returns)",
    "99.35 % (of the time shown)",
    "6.2 s (median of 10; 95 % within 11 s)",
    "1 min 52 s (median of 11; 95 % within 10 min)",
    "82 % (9 of 11; likely 52 % to 95 %)",
  ]);
});

test("where nothing was measured, nothing is claimed", () => {
  const tiles = prepareReliabilityTiles(
    words,
    {
      ...{ incidents: 1, open: 1, flaps: 0, downtime_seconds: 0, healthy_share: 1 },
      ...{ time_to_detect: nothing, time_to_first_action: nothing, time_to_recover: nothing },
      auto_recovered: { share: null, recovered: 0, of: 0, interval: { low: 0, high: 1 } },
    },
    "en",
  );
  expect(tiles.map(({ value }) => value)).toEqual(["none", "100 %", "–", "–", "–"]);
  expect(tiles[4]?.note).toBe("no incident has ended");
});

test("a period ends now", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  expect(resolvePeriod({ period: "90d" }, now)).toEqual({
    ...{ from: "2026-08-22T12:00:00.000Z", to: "2026-11-20T12:00:00.000Z", name: "90d" },
  });
});
