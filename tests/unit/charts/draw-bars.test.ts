import { expect, test } from "vitest";
import { drawBars } from "#components/charts/draw-bars.ts";
import { prepareTimeline } from "#components/charts/prepare-timeline.ts";

const at = (minute: number) => `2026-11-22T14:0${minute}:00Z`;

test("bars stand on one another, one path for each series with counts", () => {
  const timeline = prepareTimeline({
    series: [
      {
        key: "DB",
        points: [
          [at(0), 3],
          [at(1), 0],
          [at(2), 2],
        ],
      },
      {
        key: "SLOW",
        points: [
          [at(0), 1],
          [at(1), 4],
          [at(2), 0],
        ],
      },
    ],
    bucketSeconds: 60,
    zone: "UTC",
  });
  expect(drawBars(timeline, 10)).toEqual([
    { key: "DB", color: "var(--series-1)", path: "M0.1 10v-3h0.8v3zM2.1 10v-2h0.8v2z" },
    { key: "SLOW", color: "var(--series-2)", path: "M0.1 7v-1h0.8v1zM1.1 10v-4h0.8v4z" },
  ]);
});

test("what is switched off, or never was, has no path", () => {
  const series = [
    { key: "DB", points: [[at(0), 3]] as [string, number][] },
    { key: "SLOW", points: [[at(0), 0]] as [string, number][] },
  ];
  const timeline = prepareTimeline({
    series,
    bucketSeconds: 60,
    zone: "UTC",
    hidden: new Set(["DB"]),
  });
  expect(drawBars(timeline, 10)).toEqual([]);
});
