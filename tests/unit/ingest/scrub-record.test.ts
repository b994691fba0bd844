import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import { createScrubber } from "#lib/ingest/scrub-record.ts";
import { ScrubSettings } from "#lib/ingest/scrub-schemas.ts";
import { harmlessAttributes, harmlessTexts, secretItems } from "#tests/fixtures/secrets.ts";

const record = (part: Partial<ReadRecord>): ReadRecord => ({
  service: "shop",
  event_id: "550e8400-e29b-41d4-a716-446655440000",
  timestamp: new Date(0),
  environment: "production",
  error_code: "E",
  level: "error",
  message: "",
  request_id: null,
  stack_trace: null,
  release: null,
  user_id: null,
  url: null,
  host: null,
  fingerprint: [],
  attributes: {},
  ...part,
});
const scrubWith = (settings: object) => createScrubber(ScrubSettings.parse(settings)).record;
const scrub = scrubWith({});
const scrubMessage = (message: string, settings: object = {}) =>
  scrubWith(settings)(record({ message })).message;
const counts = (part: Partial<ReadRecord>) => scrub(record(part)).attributes._scrubbed;

test("the corpus holds two hundred secrets and sixty look-alikes", () => {
  expect(secretItems.length).toBeGreaterThanOrEqual(200);
  expect(harmlessTexts.length).toBeGreaterThanOrEqual(60);
});

/** The secret as JSON writes it, and each of its pieces that could tell something. */
function traces(secret: string): string[] {
  const written = JSON.stringify(secret).slice(1, -1);
  return [written, ...written.split(/\\+n|\s/).filter((piece) => /^[^-]{5,}/.test(piece))];
}

test.each(secretItems)("nothing is left of the secret in $part", ({ part, secret }) => {
  const given = record(part);
  const before = structuredClone(given);
  const scrubbed = scrub(given);
  const text = JSON.stringify(scrubbed);
  for (const trace of traces(secret)) expect(text).not.toContain(trace);
  expect(text).toContain("[Filtered]");
  expect(scrubbed.attributes._scrubbed).toBeDefined();
  expect(given).toEqual(before);
  expect(scrub(scrubbed)).toBe(scrubbed);
});

const frames = Array.from({ length: 8 }, (_, n) => `    at call${n} (/app/file-${n}.js:1:2)`).join(
  "\n",
);

test.each(secretItems.filter(({ part }) => part.message && !part.message.includes("\n")))(
  "nor where it stands in a long text, before or after its first line, for the second time too: $part",
  ({ part: { message = "" }, secret }) => {
    for (const text of [
      `${message}\n${frames}`,
      `Error: x\n${message}\n${frames}`,
      `Error: x\n${frames}\n${message}`,
    ]) {
      for (const stack_trace of [text, text]) {
        const scrubbed = JSON.stringify(scrub(record({ stack_trace })));
        for (const trace of traces(secret)) expect(scrubbed).not.toContain(trace);
      }
    }
  },
);

test.each(harmlessTexts)("%s stays as it is, in every part", (text) => {
  const given = record({
    message: text,
    stack_trace: text,
    url: text,
    user_id: text,
    fingerprint: [text],
    attributes: { text, list: [{ text }] },
  });
  expect(scrub(given)).toBe(given);
});

test.each(harmlessAttributes)("%j stays as it is", (attributes) => {
  const given = record({ attributes: { ...attributes, nested: [attributes] } });
  expect(scrub(given)).toBe(given);
});

test("what was removed is counted by rule, over counts that are there already", () => {
  const attributes = { password: "a", nested: [{ password: "b" }], card: "4111 1111 1111 1111" };
  expect(counts({ message: "token=abc", attributes })).toEqual({ password: 2, card: 1, token: 1 });
  const again = { ...attributes, _scrubbed: { password: 2, email: 1 } };
  expect(counts({ attributes: again })).toEqual({ password: 4, email: 1, card: 1 });
  expect(counts({ message: "fine" })).toBeUndefined();
});

test("counts hide nothing: what is no count is scrubbed as any other attribute", () => {
  const secret = ["ghp", "a".repeat(36)].join("_");
  const hidden = [{ [secret]: 1 }, { password: "hunter2" }, `token=${secret}`];
  for (const _scrubbed of hidden) {
    const text = JSON.stringify(scrub(record({ attributes: { _scrubbed } })));
    expect(text).not.toMatch(/aaaa|hunter2/);
  }
});

test("two keys that are masked stay two", () => {
  const attributes = { "token=abc": 1, "token=abd": 2 };
  expect(scrub(record({ attributes })).attributes).toMatchObject({
    "token=[Filtered]": 1,
    "token=[Filtered] 2": 2,
  });
});

test("keys that JavaScript finds special are data, and pollute nothing", () => {
  const attributes = JSON.parse(
    '{"__proto__":{"password":"hunter2","polluted":true},"constructor":{"prototype":{"token":"abc"}}}',
  );
  const scrubbed = scrub(record({ attributes })).attributes;
  expect(JSON.stringify(scrubbed)).toBe(
    '{"__proto__":{"password":"[Filtered]","polluted":true},"constructor":{"prototype":{"token":"[Filtered]"}},"_scrubbed":{"password":1,"token":1}}',
  );
  expect(Object.getPrototypeOf(scrubbed)).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});

const contacts =
  "bob@x.example (bob.b+c@mail.x.example) from 203.0.113.7:8080 and 2001:db8::ff00:42";

test.each([
  [{}, contacts],
  [{ emails: true }, "[Filtered] ([Filtered]) from 203.0.113.7:8080 and 2001:db8::ff00:42"],
  [{ ips: true }, "bob@x.example (bob.b+c@mail.x.example) from [Filtered]:8080 and [Filtered]"],
])("addresses are masked where %j says so", (settings, expected) => {
  expect(scrubMessage(contacts, settings)).toBe(expected);
});

test.each([
  "at 12:34:56.789",
  "version 1.2.3",
  "v1.2.3.4 and 1.2.3.4.5",
  "std::vector a::b",
  "999.1.1.1",
])("%s is no IP address", (text) => {
  expect(scrubMessage(text, { ips: true, emails: true })).toBe(text);
});

test("people's rules mask what they describe, with their own words", () => {
  const rules = [
    { name: "customer", pattern: "cust_(\\d{2})\\d+", replacement: "cust_$1…" },
    { name: "ticket", pattern: "(?i)\\btck-[a-z0-9]+" },
  ];
  const given = record({
    message: "cust_123456 has TCK-9a and tck-9b",
    attributes: { "tck-1": 1 },
  });
  const { message, attributes } = scrubWith({ rules })(given);
  expect(message).toBe("cust_12… has [Filtered] and [Filtered]");
  expect(attributes).toEqual({ "[Filtered]": 1, _scrubbed: { customer: 1, ticket: 3 } });
});

test("people's keys are masked in any case, in attributes and in text; kept keys never are", () => {
  const settings = { keys: ["customer_number", "user_id"], keep: ["session", "order"] };
  const { attributes, message, user_id } = scrubWith(settings)(
    record({
      user_id: "u-1",
      message: "customerNumber=17 session=abcdef12 session_id=abcdef12",
      attributes: {
        "Customer-Number": 17,
        order: 4111111111111111,
        session: { token: "abc" },
        deep: { sessionToken: "abc" },
      },
    }),
  );
  expect(user_id).toBe("[Filtered]");
  expect(message).toBe("customerNumber=[Filtered] session=abcdef12 session_id=[Filtered]");
  expect(attributes).toEqual({
    "Customer-Number": "[Filtered]",
    order: 4111111111111111,
    session: { token: "abc" },
    deep: { sessionToken: "[Filtered]" },
    _scrubbed: { key: 3, session: 1, token: 1 },
  });
});

test("the rest of a text stays readable", () => {
  expect(scrubMessage("postgres://shop:hunter2@db.internal:5432/shop timed out")).toBe(
    "postgres://[Filtered]@db.internal:5432/shop timed out",
  );
  expect(scrubMessage('{"user":"bob","password":"a\\"b","age":3}')).toBe(
    '{"user":"bob","password":"[Filtered]","age":3}',
  );
  expect(scrubMessage("GET /x?a=1&token=abc&b=2#top (500)")).toBe(
    "GET /x?a=1&token=[Filtered]&b=2#top (500)",
  );
  expect(scrubMessage("login(user=bob, password=abc): refused")).toBe(
    "login(user=bob, password=[Filtered]): refused",
  );
});

const passwordText = fc
  .array(fc.constantFrom(..."abcXYZ0189!#$%&'()*+,-./:;<=>?@[]^_{|}~\"\\`"), {
    minLength: 6,
    maxLength: 24,
  })
  .map((chars) => `p${chars.join("")}9`);

test.each([
  ["in JSON", (text: string) => JSON.stringify({ a: 1, password: text, b: 2 })],
  ["in JSON in JSON", (text: string) => JSON.stringify(JSON.stringify({ password: text }))],
  ["in a query", (text: string) => `/x?token=${encodeURIComponent(text)}&a=1`],
  ["in a URL", (text: string) => `pg://bob:${encodeURIComponent(text)}@db/x`],
  ["in an element", (text: string) => `<password>${text.replaceAll("<", "&lt;")}</password>`],
])("any password %s is masked to its end", (_, write) => {
  const [before = "", after = ""] = write("QQQQ").split("QQQQ");
  fc.assert(
    fc.property(passwordText, (password) => {
      const masked = scrubMessage(write(password));
      expect(masked).toBe(`${before.replace("bob:", "")}[Filtered]${after}`);
    }),
    { numRuns: 300 },
  );
});

const fragments = [
  ...secretItems.map(({ part }) => Object.values(part)[0]),
  ...harmlessTexts,
].filter((text) => typeof text === "string");
const mixture = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 5 })), { maxLength: 6 })
  .chain((pieces) => fc.constantFrom("", " ", "\n", '"', ";", "&").map((gap) => pieces.join(gap)));

test("scrubbing twice changes nothing more, whatever stands side by side", () => {
  const both = scrubWith({ emails: true, ips: true });
  fc.assert(
    fc.property(mixture, (message) => {
      const once = both(record({ message }));
      expect(both(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

test("any JSON is scrubbed without a fault, and stays what JSON can write", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (attributes) => {
      const given = JSON.parse(JSON.stringify(attributes));
      const once = scrub(record({ attributes: given }));
      expect(scrub(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});
