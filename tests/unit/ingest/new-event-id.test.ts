import { expect, test } from "vitest";
import { newEventId } from "#lib/ingest/new-event-id.ts";

test("a new id is a UUID of version 7 that begins with the time of arrival", () => {
  const id = newEventId(new Date("2026-11-29T10:00:00.123Z"));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(
    Date.parse("2026-11-29T10:00:00.123Z"),
  );
});

test("ids stand in the order of time, and those of one moment differ", () => {
  const times = [0, 1, 999, 86_400_000, Date.parse("2026-11-29"), Date.parse("2099-01-01")];
  const ids = times.map((time) => newEventId(new Date(time)));
  expect(ids.toSorted()).toEqual(ids);
  const moment = new Date();
  expect(new Set(Array.from({ length: 5000 }, () => newEventId(moment))).size).toBe(5000);
});
