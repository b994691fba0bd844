import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { IngestAnswer } from "#lib/ingest/schemas.ts";
import {
  type Around,
  type Case,
  native,
  organisationKey,
  refuses,
  stores,
  taken,
} from "#tests/support/bad-inputs/case.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const nil = "00000000-0000-0000-0000-000000000000";
const event = (event_id: unknown) =>
  writeEnvelope({}, [{ header: { type: "event" }, payload: { event_id, message: "x" } }]);
const unreadable = { status: 400, body: { type: "urn:paramedic:problem:unreadable-body" } };
const duplicate = { status: 202, body: { accepted: 0, duplicates: 1, rejected: [] } };

async function expectCount({ database, service }: Around, count: bigint): Promise<void> {
  const where = { service_id: service.id, count: { gt: 0 } };
  const issues = await database.pool.issue.findMany({ where });
  expect(issues.map((issue) => issue.count)).toEqual([count]);
}

const wrong = ["", "17", "g".repeat(32), "a".repeat(31), "a".repeat(33), `${randomUUID()}x`, "💥"];
const upper = randomUUID().toUpperCase();

const shapes: Case[] = [
  ...wrong
    .slice(1)
    .map((event_id) =>
      native(
        "B68",
        `the id ${JSON.stringify(event_id)}`,
        { message: "x", event_id },
        refuses("event_id"),
      ),
    ),
  native("B68", "an id that is no text", { message: "x", event_id: 5 }, refuses("event_id")),
  native(
    "B68",
    "an id in capitals",
    { message: "x", event_id: upper },
    stores({ id: upper.toLowerCase() }),
  ),
  native(
    "B68",
    "an id without dashes, in capitals",
    { message: "x", event_id: upper.replaceAll("-", "") },
    stores({
      id: upper.toLowerCase(),
    }),
  ),
  native(
    "B68",
    "the nil id of two records, which are two",
    [
      { message: "a", event_id: nil },
      { message: "b", event_id: nil.replaceAll("-", "") },
    ],
    {
      status: 202,
      body: { accepted: 2, duplicates: 0 },
      stored: [{ message: "a" }, { message: "b" }],
      also: (records) => expect(records.map(({ id }) => id)).not.toContain(nil),
    },
  ),
  ...wrong.slice(1).map(
    (id): Case => ({
      row: "B68",
      title: `the id ${JSON.stringify(id)} of an event`,
      door: "sentry",
      send: { body: event(id) },
      expect: unreadable,
    }),
  ),
  {
    row: "B68",
    title: "the nil id of an event",
    door: "sentry",
    send: { body: event(nil.replaceAll("-", "")) },
    expect: {
      status: 200,
      stored: [{}],
      also: ([record]) => expect(record?.id).not.toBe(nil),
    },
  },
];

const repeats: Case[] = [
  native(
    "B69",
    "an id twice in a request",
    ["a", "b"].map((message) => ({ message, event_id: upper })),
    {
      status: 202,
      body: { accepted: 1, duplicates: 1, rejected: [] },
      stored: [{ message: "a" }],
      also: (_, around) => expectCount(around, 1n),
    },
  ),
  {
    row: "B70",
    title: "the same record again",
    door: "native",
    send: async ({ ask }) => {
      const body = { message: "x", event_id: randomUUID() };
      const first = IngestAnswer.parse((await ask({ body })).body);
      const again = await ask({ body });
      const { ids, references } = first;
      expect(again.body).toMatchObject({ ids, references });
      return again;
    },
    expect: { ...duplicate, stored: [{}], also: (_, around) => expectCount(around, 1n) },
  },
  {
    row: "B71",
    title: "other content under an id that is there: the first stays",
    door: "native",
    send: async ({ ask }) => {
      const event_id = randomUUID();
      await ask({ body: { message: "first", event_id } });
      return ask({ body: { message: "second", event_id, code: "OTHER" } });
    },
    expect: {
      ...duplicate,
      stored: [{ message: "first" }],
      also: (_, around) => expectCount(around, 1n),
    },
  },
  {
    row: "B72",
    title: "one id from two services, which are two records",
    door: "native",
    send: async ({ ask, service }) => {
      const record = { message: "x", event_id: randomUUID() };
      const other = await ask({
        body: { ...record, service: `${service.name} too` },
        key: organisationKey,
      });
      expect(other.body).toMatchObject({ accepted: 1, duplicates: 0 });
      return ask({ body: record });
    },
    expect: { ...taken, stored: [{}] },
  },
  {
    row: "B73",
    title: "a hundred posts of one id at once",
    door: "native",
    send: async ({ ask }) => {
      const body = { message: "x", event_id: randomUUID() };
      const [first, ...others] = await Promise.all(
        Array.from({ length: 100 }, () => ask({ body })),
      );
      if (!first) throw new Error("nothing was answered");
      const answers = [first, ...others].map((answer) => IngestAnswer.parse(answer.body));
      expect(answers.filter(({ accepted }) => accepted === 1)).toHaveLength(1);
      expect(answers.filter(({ duplicates }) => duplicates === 1)).toHaveLength(99);
      return first;
    },
    expect: { status: 202, stored: [{}], also: (_, around) => expectCount(around, 1n) },
  },
  {
    row: "B73",
    title: "a hundred envelopes of one event at once",
    door: "sentry",
    send: async ({ ask }) => {
      const body = event(randomUUID());
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask({ body })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      return ask({ body });
    },
    expect: { status: 200, stored: [{}], also: (_, around) => expectCount(around, 1n) },
  },
];

/** B68 to B73: what makes a retry idempotent. */
export const idCases: Case[] = [...shapes, ...repeats];
