import { expect, test } from "vitest";
import { concerns } from "#components/live/concerns.ts";
import { gapBetweenReadings } from "#components/live/refresh-pace.ts";
import { narrowEvent } from "#lib/live/narrow-event.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";

const stored = (more = false): LiveEvent => ({
  type: "record",
  data: {
    ...{ count: 4, per_second: 4, more, records: [] },
    places: [
      { service: "shop", count: 3, environments: ["production"], issues: ["i1"] },
      { service: "cart", count: 1, environments: ["production"], issues: ["i2"] },
    ],
  },
});
const run: LiveEvent = { type: "run", data: { id: "r1", service: "shop", what: "ACTING" } };
const change: LiveEvent = {
  type: "change",
  data: { object: "kill-switch", id: "global", what: "x" },
};

test.each([
  ["a page about everything", {}, [true, true, true]],
  ["a page about recovery", { types: ["run", "change"] as const }, [false, true, true]],
  ["the page of a service", { service: "shop" }, [true, true, true]],
  ["the page of another service", { service: "bank" }, [false, false, true]],
  ["the page of an issue", { service: "shop", issue: "i1" }, [true, true, true]],
  ["the page of another issue", { service: "shop", issue: "i2" }, [false, true, true]],
  [
    "the page of a run",
    { types: ["run"] as const, run: "r1", service: "shop" },
    [false, true, false],
  ],
  [
    "the page of another run",
    { types: ["run"] as const, run: "r2", service: "shop" },
    [false, false, false],
  ],
])("%s", (_, topic, expected) => {
  expect([stored(), run, change].map((event) => concerns(event, topic))).toEqual(expected);
  expect(concerns({ type: "reload", data: {} }, topic)).toBe(true);
});

test("where not every service or issue is named, any may be meant", () => {
  expect(concerns(stored(true), { service: "bank", issue: "i9" })).toBe(true);
  expect(narrowEvent(stored(true), { service: "bank" })?.data).toMatchObject({
    count: 0,
    places: [],
  });
  expect(narrowEvent(stored(), { service: "bank" })).toBeNull();
  expect(narrowEvent(stored(), { service: "shop" })?.data).toMatchObject({
    count: 3,
    per_second: 3,
  });
});

test("a page is read again after a second, later in a storm and where reading it takes long", () => {
  expect(gapBetweenReadings(50, 1)).toBe(1000);
  expect(gapBetweenReadings(50, 500)).toBe(10_000);
  expect(gapBetweenReadings(900, 1)).toBe(1800);
  expect(gapBetweenReadings(2000, 500)).toBe(16_000);
  expect(gapBetweenReadings(60_000, 1)).toBe(5000);
  expect(gapBetweenReadings(60_000, 500)).toBe(20_000);
});
