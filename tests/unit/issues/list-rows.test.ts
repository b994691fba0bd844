import { expect, test } from "vitest";
import {
  moveColumn,
  readTableChoice,
  writeTableChoice,
} from "#components/data-table/table-choice.ts";
import { toggleFacet } from "#components/issues/facet-choice.ts";
import { fromLocalMoment, toLocalMoment } from "#components/issues/local-moment.ts";
import { appendRows, mergeRows } from "#components/issues/merge-rows.ts";

const row = (id: string, count = 1) => ({ id, count });

test("at the top of a list its first page is shown as it is read", () => {
  const fresh = [row("c"), row("a")];
  expect(mergeRows([row("a"), row("b")], fresh, false)).toEqual({ rows: fresh, waiting: 0 });
});

test("under a reader no row moves: known rows change in their place, new ones wait", () => {
  const fresh = [row("c"), row("b", 7), row("a")];
  expect(mergeRows([row("a"), row("b")], fresh, true)).toEqual({
    rows: [row("a"), row("b", 7)],
    waiting: 1,
  });
});

test("a row that moved between two pages is there once", () => {
  expect(appendRows([row("a"), row("b")], [row("b"), row("c")]).map(({ id }) => id)).toEqual([
    ...["a", "b", "c"],
  ]);
});

const columns = ["service", "state", "count"];
test.each([
  [undefined, { order: columns, hidden: ["count"], dense: false }],
  ["", { order: columns, hidden: [], dense: false }],
  [
    "count.gone.count!state.gone!dense",
    {
      order: ["count", "service", "state"],
      hidden: ["state"],
      dense: true,
    },
  ],
])("the cookie %j is a choice of columns that are there", (cookie, choice) => {
  expect(readTableChoice(cookie, columns, ["count"])).toEqual(choice);
});

test("a choice of columns is read as it was written", () => {
  const choice = { order: ["state", "count", "service"], hidden: ["count"], dense: true };
  expect(readTableChoice(writeTableChoice(choice), columns)).toEqual(choice);
});

test("a column moves by one place and not beyond the ends", () => {
  expect(moveColumn(columns, "state", -1)).toEqual(["state", "service", "count"]);
  expect(moveColumn(columns, "service", -1)).toEqual(columns);
  expect(moveColumn(columns, "count", 1)).toEqual(columns);
});

test("a value of a facet is put in and taken out", () => {
  const none = { service: [], environment: [], error_code: [], level: [], state: [] };
  const one = toggleFacet(none, "state", "open");
  expect(one.state).toEqual(["open"]);
  expect(toggleFacet(one, "state", "open")).toEqual(none);
});

test.each([
  ["2026-11-29T12:00", "UTC", "2026-11-29T12:00:00.000Z"],
  ["2026-07-01T12:00", "Europe/Berlin", "2026-07-01T10:00:00.000Z"],
  ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ["2026-03-29T01:30", "Europe/Berlin", "2026-03-29T00:30:00.000Z"],
  ["2026-11-29T12:00", "Asia/Seoul", "2026-11-29T03:00:00.000Z"],
])("%s in %s is %s, and back", (local, zone, moment) => {
  expect(fromLocalMoment(local, zone)?.toISOString()).toBe(moment);
  expect(toLocalMoment(new Date(moment), zone)).toBe(local);
});

test("a field that is not filled in is no moment", () => {
  expect(fromLocalMoment("", "UTC")).toBeNull();
});
