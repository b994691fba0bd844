import { expect, test } from "vitest";
import { prepareWeekHeat } from "#components/services/prepare-week-heat.ts";
import { wordsOf } from "#tests/support/words.ts";

const t = wordsOf("services.weekHeat");
const cellOf = (heat: ReturnType<typeof prepareWeekHeat>, day: string, hour: number) =>
  heat.rows.find((row) => row.day === day)?.cells[hour];

test("half hours are added up at the weekday and hour of the reader", () => {
  const hours = [
    { at: "2026-03-02T23:00:00Z", count: 3 },
    { at: "2026-03-02T23:30:00Z", count: 4 },
    { at: "2026-03-09T23:00:00Z", count: 5 },
  ];
  expect(cellOf(prepareWeekHeat(t, hours, "UTC"), "Mon", 23)?.count).toBe(12);
  expect(cellOf(prepareWeekHeat(t, hours, "Asia/Seoul"), "Tue", 8)?.count).toBe(12);
  const india = prepareWeekHeat(t, hours, "Asia/Kolkata");
  expect(cellOf(india, "Tue", 4)?.count).toBe(8);
  expect(cellOf(india, "Tue", 5)?.count).toBe(4);
});

test("the hour that clocks skip and the one that they show twice keep their counts", () => {
  const hours = [
    { at: "2026-03-29T00:30:00Z", count: 1 },
    { at: "2026-03-29T01:00:00Z", count: 2 },
    { at: "2026-10-25T00:00:00Z", count: 4 },
    { at: "2026-10-25T01:00:00Z", count: 8 },
  ];
  const heat = prepareWeekHeat(t, hours, "Europe/Berlin");
  expect(cellOf(heat, "Sun", 1)?.count).toBe(1);
  expect(cellOf(heat, "Sun", 2)?.count).toBe(12);
  expect(cellOf(heat, "Sun", 3)?.count).toBe(2);
  expect(heat.total).toBe(15);
});

test("cells are the stronger the more there were, and one terrible hour leaves the others to be seen", () => {
  const heat = prepareWeekHeat(
    t,
    [
      { at: "2026-03-02T10:00:00Z", count: 10_000 },
      { at: "2026-03-03T10:00:00Z", count: 2500 },
      { at: "2026-03-04T10:00:00Z", count: 1 },
    ],
    "UTC",
  );
  const levels = ["Mon", "Tue", "Wed", "Thu"].map((day) => cellOf(heat, day, 10)?.level);
  expect(levels).toEqual([4, 2, 1, 0]);
  expect(cellOf(heat, "Wed", 10)?.label).toBe("Wednesday 10:00: 1 error");
  expect(heat.summary).toMatch(/^Most came on Mondays from 10:00: /);
});

test("without errors every cell is empty and the sentence says so", () => {
  const heat = prepareWeekHeat(t, [], "UTC");
  expect(heat.rows.flatMap(({ cells }) => cells.map(({ level }) => level))).toEqual(
    Array.from({ length: 168 }, () => 0),
  );
  expect(heat.summary).toBe("No errors in the last four weeks.");
});
