import { expect, test } from "vitest";
import { formatRate, prepareTiles } from "#components/insights/prepare-tiles.ts";
import { deriveRecoveryFigures } from "#components/insights/recovery-figures.ts";
import { resolveSpan } from "#components/insights/span.ts";
import type { ErrorSummary } from "#lib/insights/schemas.ts";
import { wordsOf } from "#tests/support/words.ts";

const words = wordsOf("insights.tiles");
const now = new Date("2026-11-20T12:00:00Z");
const day = resolveSpan(wordsOf("insights.span"), { range: "24h", from: null, to: null }, now);
const trend = Array.from({ length: 24 }, () => 1);

const views = {
  ...{ shown: 0, people: 0, returned: 0, waits: [], kinds: [], languages: [] },
  ...{ bucket_seconds: 3600, points: [] },
};

function summary(count: number, before: number): ErrorSummary {
  const counted = { count, previous_count: before, trend };
  return { errors: counted, services: counted, codes: 1, issues: { open: 2, opened: counted } };
}

function run(state: "RECOVERED" | "ESCALATED" | "CANCELLED", at: string, decided: string | null) {
  return { state, cause: "trigger" as const, decided_by: decided, ended_at: at };
}

test.each([
  [0, "0"],
  [0.04, "<0.1"],
  [1.24, "1.2"],
  [9.96, "10"],
  [1240, "1,240"],
])("a rate of %s a minute reads %s", (rate, words) => {
  expect(formatRate(rate)).toBe(words);
});

test("two moments make a span of their own, and the wrong way round they make none", () => {
  const from = new Date("2026-11-20T10:00:00Z");
  const to = new Date("2026-11-20T11:00:00Z");
  expect(resolveSpan(wordsOf("insights.span"), { range: "24h", from, to }, now)).toMatchObject({
    from: from.toISOString(),
    to: to.toISOString(),
    seconds: 3600,
  });
  expect(
    resolveSpan(wordsOf("insights.span"), { range: "1h", from: to, to: from }, now),
  ).toMatchObject({
    from: "2026-11-20T11:00:00.000Z",
    to: undefined,
  });
});

test("a rise of the rate beyond a fifth is bad news, a smaller one is not", () => {
  const recovery = deriveRecoveryFigures({ runs: [], incidents: [], from: now, to: now });
  const tile = (count: number, before: number) =>
    prepareTiles(
      words,
      { summary: summary(count, before), services: 9, recovery, views, span: day },
      "en",
    )[0];
  expect(tile(2880, 1440)).toMatchObject({
    value: "2",
    change: { text: "+100 %", rises: true, bad: true },
    note: "vs 24 h before",
  });
  expect(tile(1500, 1440)?.change).toMatchObject({ rises: true, bad: false });
  expect(tile(700, 1440)?.change).toMatchObject({ rises: false, bad: false });
  expect(tile(1440, 0)).not.toHaveProperty("change");
});

test("without runs and incidents the figures say so instead of showing a zero", () => {
  const recovery = deriveRecoveryFigures({ runs: [], incidents: [], from: now, to: now });
  const tiles = prepareTiles(
    words,
    { summary: summary(1, 1), services: 1, recovery, views, span: day },
    "en",
  );
  expect(tiles[2]).toMatchObject({ value: "–", note: "no run ended in 24 h" });
  expect(tiles[3]).toMatchObject({ value: "–", note: "none ended in 24 h" });
  expect(tiles[4]).toMatchObject({ value: "0", note: "none shown in 24 h" });
  const seen = { ...views, people: 1942, shown: 5000, returned: 1800 };
  const [, , , , people] = prepareTiles(
    words,
    { summary: summary(1, 1), services: 1, recovery, views: seen, span: day },
    "en",
  );
  expect(people).toMatchObject({ value: "1,942", note: "5,000 pages, 1,800 led back in" });
});

test("recovered by itself counts the runs that nobody decided, of those that ended in the span", () => {
  const figures = deriveRecoveryFigures({
    from: new Date("2026-11-20T00:00:00Z"),
    to: now,
    runs: [
      run("RECOVERED", "2026-11-20T01:00:00Z", null),
      run("RECOVERED", "2026-11-20T02:00:00Z", "ada@example.com"),
      run("ESCALATED", "2026-11-20T11:59:00Z", null),
      run("CANCELLED", "2026-11-20T03:00:00Z", null),
      run("RECOVERED", "2026-11-19T23:00:00Z", null),
    ],
    incidents: [],
  });
  expect(figures).toMatchObject({ runs: 3, byItself: 1 });
  expect(figures.recoveredTrend.slice(0, 6)).toEqual([0, 0, 1, 0, 1, 0]);
});

test("time to recover is the median of the incidents that ended in the span", () => {
  const ended = (closed_at: string | null, downtime_seconds: number) => ({
    closed_at,
    downtime_seconds,
  });
  const figures = deriveRecoveryFigures({
    from: new Date("2026-11-20T00:00:00Z"),
    to: now,
    runs: [],
    incidents: [
      ended("2026-11-20T05:00:00Z", 300),
      ended("2026-11-20T04:00:00Z", 100),
      ended("2026-11-20T03:00:00Z", 20),
      ended("2026-11-20T02:00:00Z", 40),
      ended("2026-11-18T02:00:00Z", 9000),
      ended(null, 5000),
    ],
  });
  expect(figures).toMatchObject({ incidents: 4, medianSeconds: 70 });
  expect(figures.durations.slice(-5)).toEqual([0, 40, 20, 100, 300]);
});
