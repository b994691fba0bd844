import { expect } from "vitest";
import {
  type Case,
  type Expected,
  organisationKey,
  type Row,
} from "#tests/support/bad-inputs/case.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const one = { message: "x" };
const event = { header: { type: "event" }, payload: one };
const unreadable = { status: 400, body: { type: "urn:paramedic:problem:unreadable-body" } };
const nothing = { status: 200, body: {} };

function envelope(row: Row, title: string, body: string | Uint8Array, expected: Expected): Case {
  return { row, title, door: "sentry", send: { body }, expect: expected };
}
const ofEvent = (row: Row, title: string, payload: object, part: object) =>
  envelope(row, title, writeEnvelope({}, [{ header: { type: "event" }, payload }]), {
    status: 200,
    stored: [part],
  });

const framing: Case[] = [
  envelope("B80", "no newline, and no JSON", "hello", unreadable),
  envelope("B80", "a header that is no JSON", '{nope}\n{"type":"event"}\n{}', unreadable),
  envelope("B80", "a header of 9 KiB", `{"a":"${"x".repeat(9 * 1024)}"}\n`, unreadable),
  envelope("B80", "a header alone", "{}", nothing),
  envelope("B80", "an item header that is no JSON", '{}\n{"type":\n{}', unreadable),
  envelope(
    "B81",
    "a length beyond the end",
    '{}\n{"type":"event","length":400}\n{"message":"x"}',
    unreadable,
  ),
  envelope(
    "B81",
    "a length that is too short",
    '{}\n{"type":"event","length":2}\n{"message":"x"}',
    unreadable,
  ),
  ...["-1", "1.5", "1e400", "9007199254740993", '"x"', "{}", "true"].map((length) =>
    envelope(
      "B81",
      `the length ${length}`,
      `{}\n{"type":"event","length":${length}}\n{}`,
      unreadable,
    ),
  ),
  envelope("B81", "no length", '{}\n{"type":"event"}\n{"message":"x"}\n', {
    status: 200,
    stored: [one],
  }),
  envelope(
    "B82",
    "101 items of which one is kept",
    writeEnvelope({}, [
      ...Array.from({ length: 100 }, () => ({ header: { type: "session" }, payload: {} })),
      event,
    ]),
    { status: 200, stored: [one] },
  ),
  envelope(
    "B82",
    "101 events",
    writeEnvelope(
      {},
      Array.from({ length: 101 }, () => event),
    ),
    { status: 413 },
  ),
  envelope(
    "B82",
    "1,001 items",
    writeEnvelope(
      {},
      Array.from({ length: 1001 }, () => ({ header: { type: "a" }, payload: {} })),
    ),
    { status: 413 },
  ),
  envelope(
    "B82",
    "30 attachments and kinds that nobody knows",
    writeEnvelope({}, [
      event,
      ...Array.from({ length: 30 }, () => ({
        header: { type: "attachment", length: 2 },
        payload: {},
      })),
      ...["replay_recording", "profile", "transaction", "__proto__", "\u0000", "future"].map(
        (type) => ({
          header: { type },
          payload: "\u0001 anything",
        }),
      ),
    ]),
    { status: 200, stored: [one] },
  ),
  envelope(
    "B83",
    "no event",
    writeEnvelope({ event_id: "a".repeat(32) }, [{ header: { type: "session" }, payload: {} }]),
    {
      ...nothing,
      also: (_, __, { body }) => expect(body).toEqual({}),
    },
  ),
];

const tunnelled = (
  row: Row,
  title: string,
  dsnOf: (id: number, key: string) => unknown,
  expected: Expected,
): Case => ({
  row,
  title,
  door: "sentry",
  send: ({ ask, service }) =>
    ask({ key: null, body: writeEnvelope({ dsn: dsnOf(service.id, service.key) }, [event]) }),
  expect: expected,
});

const addressed: Case[] = [
  tunnelled("B84", "a DSN of this service", (id, key) => `https://${key}@errors.example/${id}`, {
    status: 200,
    stored: [one],
  }),
  tunnelled(
    "B84",
    "a DSN of another service",
    (id, key) => `https://${key}@errors.example/${id + 1}`,
    { status: 403 },
  ),
  tunnelled("B84", "a DSN without a service", (_, key) => `https://${key}@errors.example/`, {
    status: 403,
  }),
  ...["nonsense", 7, {}, "https://errors.example/1", "javascript:alert(1)"].map((dsn) =>
    tunnelled("B84", `the DSN ${JSON.stringify(dsn)}`, () => dsn, { status: 401 }),
  ),
  {
    row: "B84",
    title: "a DSN that contradicts the key of the request, which counts",
    door: "sentry",
    send: ({ ask }) =>
      ask({ body: writeEnvelope({ dsn: "https://other@errors.example/1" }, [event]) }),
    expect: { status: 200, stored: [one] },
  },
  {
    row: "B84",
    title: "a key of the whole organisation",
    door: "sentry",
    send: { body: writeEnvelope({}, [event]), key: organisationKey },
    expect: { status: 200, stored: [one] },
  },
];

const frames = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    function: `f${index}`,
    filename: "a.js",
    lineno: 1,
  }));
const thrown = (fields: object) => ({
  exception: { values: [{ type: "E", value: "x", ...fields }] },
});
/** Each the cause of the next, and the first that of the last. */
const circle = Array.from({ length: 50 }, (_, index) => ({
  type: `E${index}`,
  value: `v${index}`,
  mechanism: { exception_id: index, parent_id: (index + 1) % 50 },
}));

const contents: Case[] = [
  envelope(
    "B88",
    "10,000 frames",
    writeEnvelope({}, [
      { header: { type: "event" }, payload: thrown({ stacktrace: { frames: frames(10_000) } }) },
    ]),
    {
      status: 200,
      stored: [{ message: "x", stack_trace: expect.stringMatching(/f9999\b[\s\S]*\bf0\b/) }],
      also: ([record]) => expect(String(record?.stack_trace).length).toBeLessThan(300_000),
      milliseconds: 10_000,
    },
  ),
  envelope(
    "B88",
    "an event of 5 MiB",
    writeEnvelope({}, [
      { header: { type: "event" }, payload: { message: "x".repeat(5 * 1024 * 1024) } },
    ]),
    { status: 413 },
  ),
  ofEvent(
    "B88",
    "fifty errors that cause each other in a circle",
    { exception: { values: circle } },
    { message: "v49" },
  ),
  ...[{ frames: "no" }, { frames: [null, 5, [], {}] }, "no", 5].map((stacktrace) =>
    ofEvent("B88", `the stack ${JSON.stringify(stacktrace)}`, thrown({ stacktrace }), {
      message: "x",
    }),
  ),
  ofEvent(
    "B89",
    "frames of odd places",
    thrown({
      stacktrace: {
        frames: [
          "C:\\x\\y.js",
          "file:///etc/passwd",
          "javascript:alert(1)",
          `https://x/${"p".repeat(4096)}`,
        ].map((abs_path) => ({ abs_path, function: "f", lineno: 1 })),
      },
    }),
    { stack_trace: expect.stringContaining("javascript:alert(1)") },
  ),
  ofEvent(
    "B90",
    "a fingerprint of 1,000 long parts",
    { ...one, fingerprint: Array.from({ length: 1000 }, () => "p".repeat(10_240)).slice(0, 90) },
    {
      fingerprint: Array.from({ length: 16 }, () => "p".repeat(200)),
    },
  ),
  ofEvent(
    "B90",
    "the fingerprint that says nothing new",
    { ...one, fingerprint: ["{{ default }}"] },
    { fingerprint: [] },
  ),
  ofEvent(
    "B90",
    "a fingerprint of odd parts",
    { ...one, fingerprint: [null, {}, 5, true, ""] },
    { fingerprint: ["5", "true"] },
  ),
  ofEvent(
    "B91",
    "500 tags",
    { ...one, tags: Object.fromEntries(frames(500).map(({ function: name }) => [name, "v"])) },
    {
      attributes: { tags: expect.objectContaining({ f0: "v", f99: "v" }), _trimmed: ["400 tags"] },
    },
  ),
  ofEvent(
    "B91",
    "a tag of 10 KB, and a name with spaces",
    { ...one, tags: { "a b": "v".repeat(10_240), c: { d: 1 } } },
    {
      attributes: { tags: { "a b": "v".repeat(200) } },
    },
  ),
  ofEvent(
    "B91",
    "tags of another shape",
    { ...one, tags: [["a", "b"], null, 5, ["c"], [{}, "d"]] },
    {
      attributes: { tags: { a: "b" } },
    },
  ),
];

/** B80 to B84, and B88 to B91 as SDKs send them. */
export const sentryCases: Case[] = [...framing, ...addressed, ...contents];
