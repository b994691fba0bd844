import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, keptTime, oldestKeptDay, startOfDay } from "#lib/issues/record-day.ts";
import { listExpired } from "#lib/retention/expired-partitions.ts";

const hour = 3_600_000;
const day = 24 * hour;
const partitionOf = (time: Date) => {
  const from = startOfDay(time);
  return { from, to: new Date(from.getTime() + day) };
};

test.each([
  ["2026-11-28T00:59:59.999Z", 90, "2026-08-29"],
  ["2026-11-28T01:00:00.000Z", 90, "2026-08-30"],
  ["2026-11-28T23:59:59.999Z", 90, "2026-08-30"],
  ["2026-11-28T12:00:00.000Z", 1, "2026-11-27"],
  ["2024-03-01T12:00:00.000Z", 1, "2024-02-29"],
])("at %s with %i days, the oldest day that stays is %s", (now, retentionDays, oldest) => {
  const clock = new Date(now);
  const partitions = Array.from({ length: 100 }, (_, index) =>
    partitionOf(new Date(clock.getTime() - (99 - index) * day)),
  );
  const expired = listExpired(partitions, [clock], retentionDays);
  const kept = partitions.filter((partition) => !expired.includes(partition));
  expect(kept[0] && dayOf(kept[0].from)).toBe(oldest);
});

const times = fc.date({
  min: new Date("2020-01-01"),
  max: new Date("2040-01-01"),
  noInvalidDate: true,
});
const cases = fc.record({
  now: times,
  other: times,
  retentionDays: fc.integer({ min: 1, max: 3650 }),
  age: fc.double({ min: -10, max: 4000, noNaN: true }),
});

test("nothing within the retention ever goes, whatever the clocks say", () => {
  fc.assert(
    fc.property(cases, ({ now, other, retentionDays, age }) => {
      const record = new Date(now.getTime() - age * day);
      const [expired] = listExpired([partitionOf(record)], [now, other], retentionDays);
      const isYoung = record.getTime() > now.getTime() - retentionDays * day;
      expect(isYoung && expired !== undefined).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("what is two days older than the retention always goes", () => {
  fc.assert(
    fc.property(cases, ({ now, retentionDays, age }) => {
      const record = new Date(now.getTime() - (retentionDays + 2 + Math.abs(age)) * day);
      expect(listExpired([partitionOf(record)], [now], retentionDays)).toHaveLength(1);
    }),
  );
});

test("a time that is kept has a partition that stays for another hour at least", () => {
  fc.assert(
    fc.property(cases, ({ now, retentionDays, age }) => {
      const oldest = oldestKeptDay(now, retentionDays);
      const kept = keptTime(new Date(now.getTime() - age * day), now, oldest);
      const later = new Date(now.getTime() + hour - 1);
      expect(kept >= oldest).toBe(true);
      expect(listExpired([partitionOf(kept)], [later], retentionDays)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("a partition without an upper bound stays", () => {
  const now = new Date("2026-11-28T12:00:00Z");
  expect(listExpired([{ to: null }], [now], 1)).toEqual([]);
});
