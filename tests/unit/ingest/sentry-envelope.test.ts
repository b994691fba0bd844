import { expect, test } from "vitest";
import { readEnvelope } from "#lib/ingest/internal/sentry/read-envelope.ts";

const read = (text: string) => {
  const { header, items } = readEnvelope(Buffer.from(text));
  return { header, items: items.map(({ type, payload }) => [type, payload.toString()]) };
};

test.each([
  ["a header alone", "{}", []],
  ["a header and a newline", "{}\n", []],
  ["an item without a length", '{}\n{"type":"event"}\n{"a":1}', [["event", '{"a":1}']]],
  ["a newline at the end", '{}\n{"type":"event"}\n{"a":1}\n', [["event", '{"a":1}']]],
  ["a length in bytes", '{}\n{"type":"event","length":4}\né\u00fc\n', [["event", "éü"]]],
  ["a length as text", '{}\n{"type":"event","length":"2"}\n{}', [["event", "{}"]]],
  [
    "newlines within a length",
    '{}\n{"type":"attachment","length":5}\na\nb\nc\n{"type":"event"}\n{}',
    [
      ["attachment", "a\nb\nc"],
      ["event", "{}"],
    ],
  ],
  [
    "a length of 0",
    '{}\n{"type":"attachment","length":0}\n\n{"type":"event"}\n{}',
    [
      ["attachment", ""],
      ["event", "{}"],
    ],
  ],
  ["a length of 0 at the very end", '{}\n{"type":"attachment","length":0}', [["attachment", ""]]],
  ["a carriage return, which is part of a payload", '{}\n{"type":"x"}\na\r\n', [["x", "a\r"]]],
  ["lines that are empty between items", '{}\n\n{"type":"x"}\na\n\n', [["x", "a"]]],
  [
    "headers with odd values",
    '{"sent_at":7,"event_id":[]}\n{"type":"x","length":null}\na',
    [["x", "a"]],
  ],
])("an envelope with %s is read", (_, text, items) => {
  expect(read(text).items).toEqual(items);
});

test.each([
  ["nothing", ""],
  ["no JSON in its header", "hello\n"],
  ["a list as header", "[]\n"],
  ["a header of 9 KiB", `{"a":"${"x".repeat(9 * 1024)}"}\n`],
  ["an item without a type", '{}\n{"length":2}\n{}'],
  ["an item header that is no JSON", '{}\n{"type":\n{}'],
  ["less than its length says", '{}\n{"type":"event","length":400}\n{"a":1}'],
  ["more than its length says", '{}\n{"type":"event","length":2}\n{"a":1}\n'],
  ["a negative length", '{}\n{"type":"event","length":-1}\n{}'],
  ["half a byte", '{}\n{"type":"event","length":1.5}\n{}'],
])("an envelope with %s is refused", (_, text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: "unreadable-body" }));
});

test("an envelope of very many items is too large", () => {
  const text = `{}\n${'{"type":"x"}\na\n'.repeat(1001)}`;
  expect(() => read(text)).toThrow(expect.objectContaining({ code: "too-large" }));
});

test("bytes that are no text stay as they are", () => {
  const payload = Buffer.from([0, 255, 13, 10, 128]);
  const head = Buffer.from(`{}\n{"type":"attachment","length":${payload.length}}\n`);
  expect(readEnvelope(Buffer.concat([head, payload])).items[0]?.payload).toEqual(payload);
});
