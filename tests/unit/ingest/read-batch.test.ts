import fc from "fast-check";
import { expect, test } from "vitest";
import { mostRecords, readBatch, recordLimitBytes } from "#lib/ingest/read-batch.ts";

const json = "application/json";
const lines = "application/x-ndjson";
const read = (body: string | Uint8Array, type = json) => readBatch(Buffer.from(body), type);
const codeOf = (body: string | Uint8Array, type = json) => {
  try {
    read(body, type);
    return "read";
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const a = { value: { a: 1 } };

test.each([
  ["one object", '{"a":1}', json, [a]],
  ["an array", '[{"a":1},{"a":1}]', json, [a, a]],
  ["an array behind much white space", `${" ".repeat(500)}[{"a":1}]\n`, json, [a]],
  [
    "what is no record, which is judged later",
    "[1,null,[]]",
    json,
    [{ value: 1 }, { value: null }, { value: [] }],
  ],
  ["an empty array", "[]", json, []],
  ["a byte order mark", '\uFEFF{"a":1}', json, [a]],
  ["lines", '{"a":1}\n{"a":1}\n', lines, [a, a]],
  ["lines of Windows, and some that are empty", '\r\n{"a":1}\r\n\r\n \t\n{"a":1}', lines, [a, a]],
  ["lines under another name", '{"a":1}\n{"a":1}', "application/jsonl; charset=utf-8", [a, a]],
  ["a sequence of texts", '\x1e{"a":1}\n\x1e{"a":1}\n', "application/json-seq", [a, a]],
  [
    "a line that is no JSON",
    '{"a":1}\n{a:1}',
    lines,
    [a, { fault: "The line is not valid JSON." }],
  ],
  ["no type", '{"a":1}', "", [a]],
  ["another type", '{"a":1}', "text/plain", [a]],
])("%s is read", (_, body, type, entries) => {
  expect(read(body, type)).toEqual(entries);
});

test.each([
  ["nothing", "", json, "unreadable-body"],
  ["white space", " \r\n\t", json, "unreadable-body"],
  ["much white space", " ".repeat(1000), lines, "unreadable-body"],
  ["JSON that ends early", '{"a":', json, "unreadable-body"],
  ["lines that say they are JSON", '{"a":1}\n{"a":1}', json, "unreadable-body"],
  ["bytes that are no UTF-8", Buffer.from([0x22, 0xff, 0x22]), json, "unreadable-body"],
  ["another character set", '{"a":1}', "application/json; charset=utf-16", "unknown-encoding"],
  ["too many levels", `{"a":${nested(64)}}`, json, "unreadable-body"],
  ["too many levels in an array", `[${nested(65)}]`, json, "unreadable-body"],
  ["too many members", `[${"1,".repeat(1_000_001)}1]`, json, "unreadable-body"],
  ["too many records", `[${"1,".repeat(mostRecords)}1]`, json, "too-large"],
  ["too many lines", "1\n".repeat(mostRecords + 1), lines, "too-large"],
])("%s is refused", (_, body, type, code) => {
  expect(codeOf(body, type)).toBe(code);
});

test("the deepest and the most that are taken are", () => {
  expect(codeOf(`{"a":${nested(63)}}`)).toBe("read");
  expect(codeOf(`[${nested(64)}]`)).toBe("read");
  expect(read("1\n".repeat(mostRecords), lines)).toHaveLength(mostRecords);
  expect(read(`[${"1,".repeat(mostRecords - 1)}1]`)).toHaveLength(mostRecords);
});

test("of several records only the one that is too large, too deep or too wide is refused", () => {
  const large = JSON.stringify({ a: "x".repeat(recordLimitBytes) });
  const wide = `[${"1,".repeat(50_001)}1]`;
  expect(read(`[{"a":1},${large}]`)).toEqual([a, { fault: expect.stringMatching(/1 MiB/) }]);
  const entries = read([large, nested(65), wide, '{"a":1}'].join("\n"), lines);
  expect(entries).toEqual([
    { fault: expect.stringMatching(/1 MiB/) },
    { fault: expect.stringMatching(/64 levels/) },
    { fault: expect.stringMatching(/50000 members/) },
    a,
  ]);
});

test.each([
  ["12345678901234567890", "12345678901234567890"],
  ["-9007199254740993", "-9007199254740993"],
  ["9007199254740991", 9_007_199_254_740_991],
  ["1234567890123456.5", 1_234_567_890_123_456.5],
  ["1e400", Number.POSITIVE_INFINITY],
  ['"12345678901234567890"', "12345678901234567890"],
])("the number %s keeps its digits", (sent, kept) => {
  expect(read(`{"a":[${sent}]}`)).toEqual([{ value: { a: [kept] } }]);
});

test("names that JavaScript finds special are names", () => {
  const text = '{"__proto__":{"polluted":12345678901234567890},"constructor":1}';
  for (const type of [json, lines]) {
    const [entry] = read(text, type);
    expect(JSON.stringify(entry)).toBe(
      '{"value":{"__proto__":{"polluted":"12345678901234567890"},"constructor":1}}',
    );
  }
  expect({}).not.toHaveProperty("polluted");
});

test.each([
  ["lines that are no JSON", "{\n", lines],
  ["numbers", "1\n", lines],
  ["empty lines", "\n", lines],
  ["blanks", " ", json],
  ["brackets", "[", json],
  ["quotes", '"', json],
  ["members", "1,", json],
])("10 MiB of %s hold up nobody", (_, part, type) => {
  const body = Buffer.alloc(10 * 1024 * 1024, part);
  const before = performance.now();
  expect(codeOf(body, type)).not.toBe("read");
  expect(performance.now() - before).toBeLessThan(4000);
});

test("whatever is written as JSON or as lines is read as it was", () => {
  const safe = (text: string) => !/[:,[]\s*-?\d{16}/.test(text);
  const sent = fc
    .array(fc.jsonValue(), { minLength: 1 })
    .filter((values) => safe(JSON.stringify(values)));
  fc.assert(
    fc.property(sent, (values) => {
      const texts = values.map((value) => JSON.stringify(value));
      const entries = texts.map((text) => ({ value: JSON.parse(text) }));
      expect(read(`[${texts.join(",")}]`)).toEqual(entries);
      expect(read(texts.join("\n"), lines)).toEqual(entries);
    }),
    { seed: 20_261_128, numRuns: 300 },
  );
});

test("whatever bytes come, they are entries or a fault that is told", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(json, lines), (bytes, type) => {
      expect(["read", "unreadable-body", "too-large", "unknown-encoding"]).toContain(
        codeOf(bytes, type),
      );
    }),
    { seed: 20_261_128, numRuns: 1000 },
  );
});
