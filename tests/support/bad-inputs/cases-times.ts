import { expect } from "vitest";
import { type Case, native, type Row, taken } from "#tests/support/bad-inputs/case.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const minute = 60_000;
const hour = 60 * minute;
const year = 365 * 24 * hour;
const now = Date.now();
const recent = now - minute;
const iso = (time: number) => new Date(time).toISOString();

/** A time that is not used: the arrival stands in, and what was sent is kept. */
function becomesArrival(row: Row, title: string, timestamp: unknown): Case {
  return native(
    row,
    `the time ${title}`,
    { message: "x", timestamp },
    {
      ...taken,
      stored: [{ attributes: { reported_timestamp: timestamp } }],
      also: expectArrival,
    },
  );
}

function expectArrival([record]: { timestamp: Date; received_at: Date }[]): void {
  const apart = Number(record?.received_at) - Number(record?.timestamp);
  expect(Math.abs(apart)).toBeLessThan(minute);
}

/** A time that is understood, to the millisecond unless it has fewer digits. */
function isUsed(title: string, timestamp: unknown, time: number): Case {
  return native(
    "B65",
    `the time ${title}`,
    { message: "x", timestamp },
    {
      ...taken,
      stored: [{ timestamp: new Date(time), attributes: {} }],
      also: ([record]) => expect(record?.attributes).toEqual({}),
    },
  );
}

const event = (fields: object, header: object = {}) =>
  writeEnvelope(header, [{ header: { type: "event" }, payload: { message: "x", ...fields } }]);

/** B61 to B67: when it happened. */
export const timeCases: Case[] = [
  ...[{}, { timestamp: null }, { timestamp: "" }].map((sent) =>
    native(
      "B61",
      `no time, as ${JSON.stringify(sent)}`,
      { message: "x", ...sent },
      {
        ...taken,
        stored: [{}],
        also: (records) => {
          expectArrival(records);
          expect(records[0]?.attributes).toEqual({});
        },
      },
    ),
  ),
  becomesArrival("B62", "in a year", iso(now + year)),
  becomesArrival("B62", "in an hour", iso(now + hour)),
  becomesArrival("B62", "in the year 275760", "+275760-09-13T00:00:00.000Z"),
  becomesArrival("B62", "in the year 294277", "+294277-01-09T04:00:54.775Z"),
  becomesArrival("B62", "in the year 9999", "9999-12-31T23:59:59Z"),
  becomesArrival("B62", "8.64e15", 8.64e15),
  becomesArrival("B62", "beyond what a date holds", 8.64e15 + 2),
  becomesArrival("B62", "1e308", 1e308),
  native("B62", "the time 1e400", '{"message":"x","timestamp":1e400}', {
    ...taken,
    stored: [{ attributes: { reported_timestamp: "Infinity" } }],
    also: expectArrival,
  }),
  becomesArrival("B63", "1970", "1970-01-01T00:00:00Z"),
  becomesArrival("B63", "0", 0),
  becomesArrival("B63", "-1", -1),
  becomesArrival("B63", "in the year 1", "0001-01-01T00:00:00Z"),
  becomesArrival("B63", "in the year 0", "0000-01-01T00:00:00Z"),
  becomesArrival("B63", "in the year -1", "-000001-01-01T00:00:00Z"),
  becomesArrival("B63", "twenty years ago", iso(now - 20 * year)),
  becomesArrival("B63", "before the retention", iso(now - 91 * 24 * hour)),
  ...["yesterday", {}, true, [], ["2026-01-01"], " ", "12", { $date: now }].map((sent) =>
    becomesArrival("B64", JSON.stringify(sent), sent),
  ),
  isUsed("in seconds", Math.floor(recent / 1000), Math.floor(recent / 1000) * 1000),
  isUsed("in seconds with a fraction", recent / 1000, recent),
  isUsed("in milliseconds", recent, recent),
  isUsed("in microseconds", recent * 1000, recent),
  isUsed("in nanoseconds", `${recent}000000`, recent),
  isUsed("in seconds as text", `${Math.floor(recent / 1000)}`, Math.floor(recent / 1000) * 1000),
  isUsed("in milliseconds as text", String(recent), recent),
  isUsed("without its zone", iso(recent).replace("Z", ""), recent),
  isUsed("in small letters", iso(recent).toLowerCase(), recent),
  isUsed("with a space", iso(recent).replace("T", " "), recent),
  isUsed("of another zone", iso(recent + 5.5 * hour).replace("Z", "+05:30"), recent),
  native("B65", "nanoseconds as a number", `{"message":"x","timestamp":${recent}000000}`, {
    ...taken,
    stored: [{ timestamp: new Date(recent) }],
  }),
  ...[
    `${new Date(now).getUTCFullYear()}-02-30T00:00:00Z`,
    `${new Date(now).getUTCFullYear()}-13-01T00:00:00Z`,
    `${iso(recent).slice(0, 10)}T24:00:00Z`,
    `${iso(recent).slice(0, 10)}T23:59:60Z`,
    `${iso(recent).slice(0, 19)}+99:99`,
    `${iso(recent).slice(0, 19)}+24:00`,
  ].map((sent) => becomesArrival("B66", sent, sent)),
  {
    row: "B67",
    title: "an SDK whose clock is two hours behind",
    door: "sentry",
    send: ({ ask }) => {
      const sentAt = Date.now() - 2 * hour;
      return ask({
        body: event({ timestamp: (sentAt - 10_000) / 1000 }, { sent_at: iso(sentAt) }),
      });
    },
    expect: {
      status: 200,
      stored: [{ attributes: { reported_timestamp: expect.any(Number) } }],
      also: ([record]) => {
        const apart = Number(record?.received_at) - Number(record?.timestamp);
        expect(apart).toBeGreaterThan(5000);
        expect(apart).toBeLessThan(minute);
      },
    },
  },
  ...[
    [8.64e15, "at the end of time"],
    ["+275760-09-13T00:00:00Z", "at the end of time, as text"],
    ["0001-01-01T00:00:00Z", "in the year 1"],
    [-1, "before 1970"],
    [{}, "as an object"],
  ].map(
    ([sent, title]): Case => ({
      row: "B67",
      title: `an SDK whose clock is ${title}`,
      door: "sentry",
      send: { body: event({ timestamp: sent }, { sent_at: sent }) },
      expect: { status: 200, stored: [{}], also: expectArrival },
    }),
  ),
];
