import { expect, test } from "vitest";
import { prepareIncidentStrip } from "#components/recovery/prepare-incident-strip.ts";
import { wordsOf } from "#tests/support/words.ts";

const midnight = Date.UTC(2026, 10, 20);
const hour = (hours: number) => new Date(midnight + hours * 3_600_000).toISOString();
const words = { t: wordsOf("recovery.stripIncident"), zone: "UTC", language: "en" } as const;
const range = { from: hour(0), to: hour(10) };

function incident(service: string, from: number, to: number | null, change: object = {}) {
  return {
    ...{ id: `${service} ${from}`, service, environment: "production", error_codes: ["TIMEOUT"] },
    ...{ opened_at: hour(from), detected_at: hour(from), first_action_at: null },
    ...{ closed_at: to === null ? null : hour(to), closed_by: to === null ? null : "quiet" },
    downtime_seconds: ((to ?? 10) - from) * 3600,
    flaps: 0,
    spans: [{ from: hour(from), to: to === null ? null : hour(to) }],
    ...change,
  } as const satisfies Parameters<typeof prepareIncidentStrip>[1][number];
}

test("an incident is placed in percent of the time shown, with its moments", () => {
  const { rows } = prepareIncidentStrip(
    words,
    [incident("search", 2, 4, { detected_at: hour(2.5), first_action_at: hour(3) })],
    range,
  );
  expect(rows[0]?.incidents).toMatchObject([
    {
      ...{ left: 20, width: 20, spans: [{ left: 20, width: 20 }] },
      ...{ detected: 25, acted: 30, recovered: 40 },
    },
  ]);
});

test("what reaches out of the time shown is clipped, and its moments outside are not drawn", () => {
  const { rows } = prepareIncidentStrip(
    words,
    [incident("early", -2, 1), incident("open", 9, null)],
    range,
  );
  expect(rows).toMatchObject([
    { service: "early", incidents: [{ left: 0, width: 10, detected: null, recovered: 10 }] },
    { service: "open", incidents: [{ left: 90, width: 10, detected: 90, recovered: null }] },
  ]);
});

test("a flapping incident is one with several spans, and says so", () => {
  const spans = [
    { from: hour(1), to: hour(2) },
    { from: hour(3), to: hour(4) },
  ];
  const change = { spans, flaps: 1, downtime_seconds: 7200 };
  const { rows } = prepareIncidentStrip(words, [incident("search", 1, 4, change)], range);
  const [drawn] = rows[0]?.incidents ?? [];
  expect(drawn?.spans).toEqual([
    { left: 10, width: 10 },
    { left: 30, width: 10 },
  ]);
  expect(drawn?.label).toBe(
    "search · production: TIMEOUT; began 20 Nov, 01:00; noticed 01:00:00; no action; well again 04:00:00; 2 h of downtime; came back 1 time",
  );
});

test("the service that was down longest stands first, and at most twelve are drawn", () => {
  const many = Array.from({ length: 15 }, (_, index) => incident(`s${index}`, 1, 2));
  const { rows, left_out } = prepareIncidentStrip(
    words,
    [...many, incident("worst", 5, 8), incident("worst", 1, 2)],
    range,
  );
  expect(rows).toHaveLength(12);
  expect(left_out).toBe(4);
  expect(rows[0]?.service).toBe("worst");
  expect(rows[0]?.incidents.map(({ left }) => left)).toEqual([10, 50]);
});
