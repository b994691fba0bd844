import { expect, test } from "vitest";
import { describeTimeline } from "#components/charts/describe-timeline.ts";
import { placeMarks } from "#components/charts/place-marks.ts";
import { prepareTimeline } from "#components/charts/prepare-timeline.ts";
import { niceScale, timeTicks } from "#components/charts/scales.ts";
import { wordsOf } from "#tests/support/words.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 10, minutes)).toISOString();
const line = (key: string, ...counts: number[]) => ({
  key,
  points: counts.map((count, index): [string, number] => [at(index * 20), count]),
});
const prepare = (...series: ReturnType<typeof line>[]) =>
  prepareTimeline({ series, bucketSeconds: 1200, zone: "UTC" });

test("the largest four series are drawn in order, and all others together as other", () => {
  const { series, rows } = prepare(
    line("A", 1, 0),
    line("B", 9, 9),
    line("C", 5, 5),
    line("D", 7, 7),
    line("E", 3, 3),
    line("F", 1, 1),
    line("other", 2, 2),
  );
  expect(series.map(({ key, total }) => [key, total])).toEqual([
    ["B", 18],
    ["D", 14],
    ["C", 10],
    ["E", 6],
    ["other", 7],
  ]);
  expect(series.map(({ color }) => color).at(-1)).toBe("var(--series-rest)");
  expect(rows.map(({ counts }) => counts)).toEqual([
    [9, 7, 5, 3, 4],
    [9, 7, 5, 3, 3],
  ]);
});

test("a bucket that nobody sent is a bar of nothing, not a hole in time", () => {
  const { rows, from, to } = prepare({
    key: "A",
    points: [
      [at(0), 4],
      [at(60), 2],
    ],
  });
  expect(rows.map(({ counts }) => counts[0])).toEqual([4, 0, 0, 2]);
  expect([from, to]).toEqual([Date.parse(at(0)), Date.parse(at(80))]);
  expect(rows[0]?.middle).toBe(Date.parse(at(10)));
});

test("a series that is switched off keeps its colour and loses its bars and its say in the scale", () => {
  const series = [line("A", 100, 100), line("B", 2, 3)];
  const shown = prepareTimeline({
    series,
    bucketSeconds: 1200,
    zone: "UTC",
    hidden: new Set(["A"]),
  });
  expect(shown.series.map(({ key, color }) => [key, color])).toEqual([
    ["A", "var(--series-1)"],
    ["B", "var(--series-2)"],
  ]);
  expect(shown.yTicks.at(-1)).toBe(3);
});

test("one sentence says how many, when most, and of which", () => {
  const describe = (...series: ReturnType<typeof line>[]) =>
    describeTimeline(wordsOf("charts.timeline"), prepare(...series), "UTC", "en");
  expect(describe(line("A", 1, 1200), line("B", 5, 5))).toBe(
    "1,211 errors; most at 22 Nov, 10:20 with 1,205; the most frequent is A with 1,201.",
  );
  expect(describe(line("A", 0, 0))).toBe("No errors in this time.");
  expect(describe()).toBe("No errors in this time.");
});

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [106, [0, 40, 80, 120]],
  [98_000, [0, 40_000, 80_000, 120_000]],
])("counts up to %d stand on round ticks", (highest, ticks) =>
  expect(niceScale(highest)).toEqual(ticks),
);

test("time ticks are round on the zone's own clock, and midnight shows its day", () => {
  const from = Date.parse("2026-11-21T13:40:00Z");
  const labels = (hours: number, zone: string) =>
    timeTicks(from, from + hours * 3_600_000, zone).map(({ label }) => label);
  expect(labels(24, "Europe/Berlin")).toEqual([
    "16:00",
    "20:00",
    "00:00",
    "04:00",
    "08:00",
    "12:00",
  ]);
  expect(labels(48, "UTC")).toEqual(["22 Nov", "12:00", "23 Nov", "12:00"]);
  expect(labels(1, "Asia/Kolkata")).toEqual([
    "19:10",
    "19:20",
    "19:30",
    "19:40",
    "19:50",
    "20:00",
    "20:10",
  ]);
});

test("ticks stay round when the clocks change in between", () => {
  const from = Date.parse("2026-10-24T20:00:00Z");
  const ticks = timeTicks(from, from + 24 * 3_600_000, "Europe/Berlin");
  expect(ticks.map(({ label }) => label)).toEqual([
    "00:00",
    "04:00",
    "08:00",
    "12:00",
    "16:00",
    "20:00",
  ]);
});

test("words of marks never lie over each other or beyond the edge", () => {
  const span = 1000 * 60_000;
  const mark = (place: number, label: string) => ({
    at: new Date(place * span).toISOString(),
    label,
    tone: "good" as const,
  });
  const long = "restarted · recovered in 1 min 52 s";
  const sides = placeMarks(
    [mark(0.95, long), mark(0.1, long), mark(0.12, long), mark(0.45, long), mark(1.2, long)],
    0,
    span,
  ).map(({ words }) => words);
  expect(sides).toEqual(["none", "right", "right", "left"]);
});
