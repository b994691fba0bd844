import fc from "fast-check";
import { expect, test } from "vitest";
import { checkMaintenance } from "#lib/recovery/maintenance.ts";
import { CreateMaintenance } from "#lib/recovery/maintenance-schemas.ts";
import { instantOf, localDay, weekdayOf } from "#lib/services/local-time.ts";
import type { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";
import { findSpan } from "#lib/services/maintenance-span.ts";

const weekly = (change: object = {}): MaintenanceSchedule => ({
  ...{ kind: "weekly", days: [7], from: "02:00", to: "04:00", zone: "Europe/Berlin" },
  ...change,
});
const utc = (text: string) => new Date(`${text}:00Z`);
const span = (schedule: MaintenanceSchedule, now: string) => {
  const found = findSpan(schedule, utc(now));
  return found && [found.from, found.to].map((time) => time.toISOString().slice(0, 16));
};

test.each<[string, MaintenanceSchedule, string, string[] | null]>([
  ["an ordinary Sunday", weekly(), "2026-11-29T01:30", ["2026-11-29T01:00", "2026-11-29T03:00"]],
  ["before it", weekly(), "2026-11-26T12:00", ["2026-11-29T01:00", "2026-11-29T03:00"]],
  ["after it", weekly(), "2026-11-29T03:00", ["2026-12-06T01:00", "2026-12-06T03:00"]],
  [
    "a night in which 02:00 is jumped over",
    weekly(),
    "2026-03-28T12:00",
    ["2026-03-29T01:00", "2026-03-29T02:00"],
  ],
  [
    "a window that lies in the jump does not happen that week",
    weekly({ from: "02:10", to: "02:50" }),
    "2026-03-28T12:00",
    ["2026-04-05T00:10", "2026-04-05T00:50"],
  ],
  [
    "02:30 shown twice: from the first to the last",
    weekly({ from: "02:30", to: "02:45" }),
    "2026-10-24T12:00",
    ["2026-10-25T00:30", "2026-10-25T01:45"],
  ],
  [
    "over midnight",
    weekly({ days: [6], from: "23:00", to: "01:00" }),
    "2026-11-28T23:30",
    ["2026-11-28T22:00", "2026-11-29T00:00"],
  ],
  [
    "a zone with half hours",
    weekly({ zone: "Asia/Kolkata" }),
    "2026-11-28T12:00",
    ["2026-11-28T20:30", "2026-11-28T22:30"],
  ],
  [
    "a day that a zone left out",
    weekly({ days: [5], zone: "Pacific/Apia" }),
    "2011-12-29T12:00",
    ["2012-01-05T12:00", "2012-01-05T14:00"],
  ],
  [
    "once, ahead",
    { kind: "once", from: "2026-12-01T00:00:00Z", to: "2026-12-01T02:00:00Z" },
    "2026-11-28T12:00",
    ["2026-12-01T00:00", "2026-12-01T02:00"],
  ],
  [
    "once, over",
    { kind: "once", from: "2026-11-01T00:00:00Z", to: "2026-11-01T02:00:00Z" },
    "2026-11-28T12:00",
    null,
  ],
])("[exception 39] %s", (_what, schedule, now, expected) => {
  expect(span(schedule, now)).toEqual(expected);
});

test("it holds from its first moment to its last, and says until when", () => {
  const window = [{ reason: "a move", schedule: weekly() }];
  expect(checkMaintenance(window, utc("2026-11-29T00:59"))).toBeNull();
  expect(checkMaintenance(window, utc("2026-11-29T01:00"))).toMatchObject({
    outcome: "MAINTENANCE",
    next_allowed_at: utc("2026-11-29T03:00"),
  });
  expect(checkMaintenance(window, utc("2026-11-29T03:00"))).toBeNull();
});

test("a time that the clocks show is the instant at which they show it, in any zone", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const format = (zone: string) =>
    new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      ...{ hour: "2-digit", minute: "2-digit" },
    });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: utc("1990-01-01T00:00"), max: utc("2037-12-31T00:00"), noInvalidDate: true }),
      (zone, date) => {
        const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
        const day = localDay(minute, zone);
        const time = format(zone).format(minute);
        const [first, last] = [
          instantOf(day, time, zone, "first"),
          instantOf(day, time, zone, "last"),
        ];
        expect([first.getTime(), last.getTime()]).toContain(minute.getTime());
        expect(first.getTime()).toBeLessThanOrEqual(last.getTime());
        expect(weekdayOf(day)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ["a zone that does not exist", { ...weekly({ zone: "Europe/Atlantis" }) }],
  ["an hour 24", { ...weekly({ to: "24:00" }) }],
  ["no length", { ...weekly({ to: "02:00" }) }],
  ["no day", { ...weekly({ days: [] }) }],
  [
    "an end before the beginning",
    { kind: "once", from: "2026-12-01T02:00:00Z", to: "2026-12-01T00:00:00Z" },
  ],
])("%s is refused", (_what, schedule) => {
  expect(CreateMaintenance.safeParse({ reason: "r", schedule }).success).toBe(false);
});
