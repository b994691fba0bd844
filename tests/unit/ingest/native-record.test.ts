import fc from "fast-check";
import { expect, test } from "vitest";
import { readNativeRecord } from "#lib/ingest/native-record.ts";

const arrival = { at: new Date(), retentionDays: 90, idempotencySeed: null, index: 0 };
const read = (value: unknown) => readNativeRecord(value, arrival);
const recordOf = (value: unknown) => {
  const reading = read(value);
  if ("errors" in reading) throw new Error(JSON.stringify(reading.errors));
  return reading.record;
};

test("code and service stand in for the full names, and are attributes beside them", () => {
  expect(recordOf({ message: "x", code: "A", service: "s" })).toMatchObject({
    error_code: "A",
    service: "s",
    attributes: {},
  });
  expect(
    recordOf({ message: "x", error_code: "A", code: "B", service_name: "s", service: "t" }),
  ).toMatchObject({ error_code: "A", service: "s", attributes: { code: "B", service: "t" } });
});

test("numbers are taken as codes and ids, and null as not given", () => {
  expect(
    recordOf({ message: "x", code: 500, user_id: 17, request_id: null, level: null }),
  ).toMatchObject({ error_code: "500", user_id: "17", request_id: null, level: "error" });
});

test("a record without an id gets one that begins with its arrival, another each time", () => {
  const [first, second] = [recordOf({ message: "x" }), recordOf({ message: "x" })];
  const time = arrival.at.getTime().toString(16).padStart(12, "0");
  for (const { event_id } of [first, second]) {
    expect(event_id).toMatch(new RegExp(`^${time.slice(0, 8)}-${time.slice(8)}-7`));
  }
  expect(first.event_id).not.toBe(second.event_id);
});

test("what the record says nothing of comes from its stack or a default", () => {
  const stack_trace = "TypeError: x is undefined\n    at f (/app/a.js:1:1)";
  expect(recordOf({ message: "", stack_trace })).toMatchObject({
    error_code: "TypeError",
    environment: "production",
    message: "",
    service: null,
  });
  expect(recordOf({ message: "x" }).error_code).toBe("UNKNOWN");
});

test("a stack that stands in the message names its error, and one may be sent line by line", () => {
  const lines = ["TypeError: x is undefined", "    at f (/app/a.js:1:1)"];
  expect(recordOf({ message: `Paying failed\n${lines.join("\n")}` }).error_code).toBe("TypeError");
  expect(recordOf({ message: "Paying failed\nTypeError: x" }).error_code).toBe("UNKNOWN");
  expect(recordOf({ message: "x", stack_trace: lines })).toMatchObject({
    error_code: "TypeError",
    stack_trace: lines.join("\n"),
  });
  expect(read({ message: "x", stack_trace: ["a", 7] })).toMatchObject({
    errors: [{ path: "stack_trace" }],
  });
});

test.each([
  ["ERROR", "error"],
  ["warn", "warning"],
  ["Critical", "fatal"],
  ["notice", "info"],
  [" Trace ", "debug"],
  ["", "error"],
])("the level %j, as loggers say it, is %s", (level, expected) => {
  expect(recordOf({ message: "x", level }).level).toBe(expected);
});

test.each(["loud", "errors", "errand", 50, {}, "constructor"])("%j is no level", (level) => {
  expect(read({ message: "x", level })).toMatchObject({ errors: [{ path: "level" }] });
});

test("unknown keys are kept, also under names that JavaScript finds special", () => {
  const value = JSON.parse('{"message":"x","__proto__":{"a":1},"constructor":"c","tags":["b"]}');
  const text = JSON.stringify(recordOf(value).attributes);
  expect(JSON.parse(text)).toMatchObject({ constructor: "c", tags: ["b"] });
  expect(text).toContain('"__proto__":{"a":1}');
});

const anyText = fc.string({ unit: "binary" });
const anyJson = fc.jsonValue({ stringUnit: "binary", maxDepth: 4 });

test("whatever JSON arrives, it becomes a record that can be stored or named faults", () => {
  const shapes = fc.oneof(
    anyJson,
    fc.record({
      message: anyText,
      code: anyJson,
      service: anyText,
      timestamp: anyJson,
      extra: anyJson,
    }),
  );
  fc.assert(
    fc.property(shapes, (value) => {
      const reading = read(value);
      if ("errors" in reading) {
        expect(reading.errors.length).toBeGreaterThan(0);
        return;
      }
      const text = JSON.stringify(reading.record);
      expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      expect(Number.isNaN(reading.record.timestamp.getTime())).toBe(false);
    }),
    { numRuns: 500 },
  );
});
