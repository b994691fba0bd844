import { expect, test } from "vitest";
import { sumDowntime } from "#lib/recovery/downtime.ts";

const at = (second: number) => new Date(second * 1000);

test("downtime is the sum of the spans; an open one lasts until now", () => {
  const spans = [
    { from_at: at(0), to_at: at(60) },
    { from_at: at(100), to_at: null },
  ];
  expect(sumDowntime(spans, at(130))).toBe(90);
  expect(sumDowntime([], at(130))).toBe(0);
});

test("a span that begins after now, by another clock, is not negative", () => {
  expect(sumDowntime([{ from_at: at(10), to_at: null }], at(9))).toBe(0);
});
