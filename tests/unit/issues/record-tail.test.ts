import { expect, test } from "vitest";
import { addArrived, mergeWaiting, startTail } from "#components/issues/record-tail.ts";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

const record = (second: number) =>
  ({ id: `r${second}`, timestamp: new Date(second * 1000).toISOString() }) as ErrorRecord;
const records = (...seconds: number[]) => seconds.map(record);
const idsOf = (list: ErrorRecord[]) => list.map(({ id }) => id);

test("what came waits and moves no row, until it is put on top in the order of time", () => {
  const shown = startTail(records(5, 3, 1));
  const later = addArrived(shown, records(7, 5, 4, 3), 50);
  expect(idsOf(later.rows)).toEqual(["r5", "r3", "r1"]);
  expect(idsOf(later.waiting)).toEqual(["r7", "r4"]);
  const again = addArrived(later, records(8, 7, 5), 50);
  expect(idsOf(again.waiting)).toEqual(["r8", "r7", "r4"]);
  const merged = mergeWaiting(again);
  expect(idsOf(merged.rows)).toEqual(["r8", "r7", "r5", "r4", "r3", "r1"]);
  expect(merged.waiting).toEqual([]);
});

test("nothing new is the same tail, so that nothing is drawn again", () => {
  const shown = startTail(records(5, 3));
  expect(addArrived(shown, records(5, 3), 50)).toBe(shown);
});

test("where more came than were looked at, the list says that some are missing", () => {
  const shown = startTail(records(2, 1));
  expect(addArrived(shown, records(9, 8, 7), 3).hasGap).toBe(true);
  expect(addArrived(shown, records(9, 8, 2), 3).hasGap).toBe(false);
});

test("it keeps three hundred rows at most", () => {
  let tail = startTail(records(1));
  for (let turn = 0; turn < 20; turn += 1) {
    const from = turn * 40 + 2;
    tail = mergeWaiting(
      addArrived(
        tail,
        Array.from({ length: 40 }, (_, at) => record(from + at)),
        50,
      ),
    );
  }
  expect(tail.rows).toHaveLength(300);
  expect(tail.rows[0]?.id).toBe("r801");
});
