import { expect, test } from "vitest";
import { createPlaces } from "#lib/live/stream-places.ts";
import { Problem } from "#lib/platform/errors.ts";

test("one person holds so many streams, a process so many; what is given back is free again, once", () => {
  const places = createPlaces({ each: 2, all: 3 });
  const ana = { kind: "user" as const, id: "ana" };
  const ben = { kind: "user" as const, id: "ben" };
  const giveBack = places.take(ana);
  places.take(ana);
  expect(() => places.take(ana)).toThrow("of yours");
  places.take(ben);
  expect(() => places.take(ben)).toThrow("here");
  giveBack();
  giveBack();
  places.take(ben);
  expect(() => places.take(ana)).toThrow(Problem);
});
