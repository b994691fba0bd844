import { expect, test } from "vitest";
import { prepareReportTiles } from "#components/recovery/prepare-report-tiles.ts";
import { loadReportMonth, resolveMonth, shiftMonth } from "#components/recovery/report-month.ts";
import { sumByItself } from "#lib/recovery/scenario-reliability.ts";
import { wordsOf } from "#tests/support/words.ts";

const words = wordsOf("recovery.reliabilityTiles");

test.each([
  ["nothing", null, "2026-11"],
  ["an earlier month", "2025-12", "2025-12"],
  ["a month ahead", "2027-01", "2026-11"],
])("%s is asked for", (_what, asked, month) => {
  expect(resolveMonth(asked, "2026-11-29").month).toBe(month);
});

test("a month has neighbours over the turn of the year, none of them ahead", () => {
  const december = { month: "2025-12", before: "2025-11", after: "2026-01" };
  expect(resolveMonth("2025-12", "2026-01-01")).toEqual({ ...december, label: "December 2025" });
  expect(resolveMonth(null, "2026-01-01")).toMatchObject({ before: "2025-12", after: null });
  expect(shiftMonth("2026-01", -13)).toBe("2024-12");
});

test("an address that names no month asks for none", () => {
  for (const month of ["2026-13", "nonsense", "2026-1", ""]) {
    expect(loadReportMonth({ month })).toEqual({ month: null });
  }
});

test("what ended by itself is told of all scenarios together, with its interval", () => {
  const part = (recovered: number, of: number) => ({
    by_itself: { recovered, of, share: null, interval: { low: 0, high: 1 } },
  });
  const sum = sumByItself([part(3, 8), part(0, 0), part(1, 2)]);
  expect(sum).toMatchObject({ recovered: 4, of: 10, share: 0.4 });
  expect(sum.interval.low).toBeCloseTo(0.168, 2);
  expect(sum.interval.high).toBeCloseTo(0.687, 2);
  const none = { median: null, p95: null, of: 0 };
  const figures = {
    ...{ incidents: 0, open: 0, flaps: 0, downtime_seconds: 0, healthy_share: 1 },
    ...{ time_to_detect: none, time_to_first_action: none, time_to_recover: none },
    auto_recovered: { share: null, recovered: 0, of: 0, interval: { low: 0, high: 1 } },
  };
  expect(prepareReportTiles(words, figures, sum, "en").at(-1)).toEqual({
    ...{ id: "natural", label: "Recovered by itself", value: "40 %" },
    note: "4 of 10 watched; likely 17 % to 69 %",
  });
  expect(prepareReportTiles(words, figures, sumByItself([]), "en").at(-1)?.note).toBe(
    "no scenario only watched",
  );
});
