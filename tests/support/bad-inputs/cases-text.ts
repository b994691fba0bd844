import { expect } from "vitest";
import { type Case, native, refuses, stores, taken } from "#tests/support/bad-inputs/case.ts";
import { logsRequest } from "#tests/support/otlp-requests.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const half = "\\ud800";
const lost = "\uFFFD";

/** Code points that confuse people, pages and terminals; all of them may be in an honest message. */
const oddTexts = [
  "\u202Egnp.exe\u202C right to left",
  "\u2066isolated\u2069 \u200Eleft\u200F",
  "zero\u200Bwidth\u200C and\u200D joined\uFEFF",
  "مرحبا بالعالم",
  `a${"\u0301".repeat(10_000)}`,
  "👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇳",
  "\u{10FFFF}\uE000\uFFFE\uFFFF",
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
  "ß ﬀ İ ı ſ K Å",
  "\u2028\u2029 lines",
  "\u0001\u0007\u0008\u001f\u007f\u0080\u009f",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "'; DROP TABLE records; --",
  "{{7*7}} #{7*7} %s %n %x",
  "../../../../etc/passwd\\..\\..",
  "=1+1 @SUM(1) -1 +1",
  "\\u0000 written out, \\\\u0000 and \\ud800 too",
  " spaces around ",
];

const namesOfAll: Case[] = [
  native(
    "B50",
    "a name of 64 KiB, which ends early",
    { message: "x", ["n".repeat(65_536)]: 1 },
    {
      ...taken,
      stored: [{ attributes: { [`${"n".repeat(199)}…`]: 1 } }],
    },
  ),
  native(
    "B50",
    "a name of 64 KiB deep within",
    { message: "x", a: [{ ["🚑".repeat(32_768)]: 1 }] },
    {
      ...taken,
      stored: [{ attributes: { a: [{ [`${"🚑".repeat(99)}…`]: 1 }] } }],
    },
  ),
  native(
    "B50",
    "names of 200 characters and none",
    { message: "x", "": 1, ["n".repeat(200)]: 2 },
    stores({
      attributes: { "": 1, ["n".repeat(200)]: 2 },
    }),
  ),
  native(
    "B50",
    "names with signs",
    { message: "x", "a.b": 1, $c: 2, '"d"': 3, "e'; --": 4 },
    stores({
      attributes: { "a.b": 1, $c: 2, '"d"': 3, "e'; --": 4 },
    }),
  ),
  {
    row: "B51",
    title: "names that JavaScript finds special, at every level",
    door: "native",
    send: ({ ask }) =>
      ask({
        body: `{"message":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
          "toString":"t","hasOwnProperty":1,"deep":[{"__proto__":{"polluted":1}}],
          "attributes":{"__proto__":{"polluted":2},"valueOf":null}}`,
      }),
    expect: {
      ...taken,
      stored: [{}],
      also: async ([record], { server, ask }) => {
        const text = JSON.stringify(record?.attributes);
        expect(text).toContain('"__proto__":{"polluted":2}');
        expect(text).toContain('"deep":[{"__proto__":{"polluted":1}}]');
        expect(JSON.parse(text)).toMatchObject({ toString: "t", hasOwnProperty: 1, valueOf: null });
        expect(await server.condition()).toMatchObject({ inherited: [] });
        const after = await ask({ body: { message: "after" } });
        expect(after.body).toMatchObject({ accepted: 1, rejected: [] });
      },
    },
  },
  {
    row: "B51",
    title: "names that JavaScript finds special, in an event",
    door: "sentry",
    send: {
      body: writeEnvelope({}, [
        {
          header: { type: "event" },
          payload: `{"message":"x","__proto__":{"polluted":1},"tags":{"__proto__":"a","constructor":"b"},"extra":{"__proto__":{"polluted":1}},"contexts":{"__proto__":{"polluted":1}}}`,
        },
      ]),
    },
    expect: {
      status: 200,
      stored: [{}],
      also: async (_, { server }) => {
        expect(await server.condition()).toMatchObject({ inherited: [] });
      },
    },
  },
  {
    row: "B51",
    title: "names that JavaScript finds special, in a log record",
    door: "otlp",
    send: {
      body: JSON.stringify(
        logsRequest([{ severityNumber: 17, body: { stringValue: "x" }, attributes: { a: 1 } }], {}),
      ).replaceAll('"key":"a"', '"key":"__proto__","__proto__":{"polluted":1}'),
    },
    expect: {
      status: 200,
      stored: [{}],
      also: async ([record], { server }) => {
        expect(JSON.stringify(record?.attributes)).toContain('"__proto__":1');
        expect(await server.condition()).toMatchObject({ inherited: [] });
      },
    },
  },
  native(
    "B52",
    "a name that comes twice",
    '{"message":"a","message":"b","n":1,"n":2}',
    stores({
      message: "b",
      attributes: { n: 2 },
    }),
  ),
];

const texts: Case[] = [
  native(
    "B53",
    "NUL in every place",
    `{"message":"a\\u0000b","error_code":"C\\u0000","request_id":"r\\u0000",
    "stack_trace":"s\\u0000","user_id":"u\\u0000","url":"\\u0000","host":"h\\u0000","release":"\\u0000",
    "fingerprint":["f\\u0000"],"k\\u0000":{"deep":["\\u0000"]}}`,
    stores({
      message: `a${lost}b`,
      error_code: `C${lost}`,
      request_id: `r${lost}`,
      stack_trace: `s${lost}`,
      user_id: `u${lost}`,
      url: lost,
      host: `h${lost}`,
      release: lost,
      fingerprint: [`f${lost}`],
      attributes: { [`k${lost}`]: { deep: [lost] } },
    }),
  ),
  native(
    "B53",
    "NUL in the name of a service",
    '{"message":"x","service":"a\\u0000"}',
    refuses("service_name"),
  ),
  native(
    "B53",
    "NUL in an environment",
    '{"message":"x","environment":"a\\u0000"}',
    refuses("environment"),
  ),
  native("B53", "NUL as it is", Buffer.from('{"message":"a\u0000b"}'), { status: 400 }),
  native(
    "B54",
    "half of a surrogate pair in every place",
    `{"message":"${half}b","error_code":"${half}",
    "user_id":"${half}","stack_trace":"${half}","fingerprint":["${half}"],"${half}":["${half}","\\udc00\\ud800"]}`,
    stores({
      message: `${lost}b`,
      error_code: lost,
      user_id: lost,
      stack_trace: lost,
      fingerprint: [lost],
      attributes: { [lost]: [lost, lost + lost] },
    }),
  ),
  ...(["\\u0000", half] as const).map(
    (sign): Case => ({
      row: sign === half ? "B54" : "B53",
      title: `${sign} in an event`,
      door: "sentry",
      send: {
        body: writeEnvelope({}, [
          {
            header: { type: "event" },
            payload: `{"message":"a${sign}","environment":"e${sign}","release":"r${sign}","tags":{"t${sign}":"${sign}"},"fingerprint":["${sign}"],"extra":{"${sign}":["${sign}"]},"user":{"id":"${sign}"},"exception":{"values":[{"type":"T${sign}","value":"a${sign}"}]}}`,
          },
        ]),
      },
      expect: {
        status: 200,
        stored: [{ message: `a${lost}`, environment: "e", release: `r${lost}`, user_id: lost }],
      },
    }),
  ),
  ...(["\\u0000", half] as const).map(
    (sign): Case => ({
      row: sign === half ? "B54" : "B53",
      title: `${sign} in a log record`,
      door: "otlp",
      send: {
        body: JSON.stringify(
          logsRequest(
            [{ severityNumber: 17, body: { stringValue: "a~" }, attributes: { "k~": ["~"] } }],
            { "host.name": "h~h", "deployment.environment": "e~" },
          ),
        ).replaceAll("~", sign),
      },
      expect: {
        status: 200,
        stored: [{ message: `a${lost}`, host: `h${lost}h`, attributes: { [`k${lost}`]: [lost] } }],
      },
    }),
  ),
  native(
    "B55",
    "texts that confuse people and pages",
    oddTexts.map((message) => ({ message, odd: message })),
    {
      status: 202,
      body: { accepted: oddTexts.length },
      stored: oddTexts.map(() => ({})),
      also: (records) => {
        expect(new Set(records.map(({ message }) => message))).toEqual(new Set(oddTexts));
        for (const { message, attributes } of records) expect(attributes.odd).toBe(message);
      },
    },
  ),
  native(
    "B56",
    "colours of a terminal and lines",
    { message: "\u001b[31mred\u001b[0m\r\n2026 ERROR forged" },
    stores({
      message: "\u001b[31mred\u001b[0m\r\n2026 ERROR forged",
    }),
  ),
];

const numbers: Case[] = [
  native(
    "B57",
    "numbers that no number holds",
    '{"message":"x","user_id":1e400,"a":1e400,"b":[-1e400]}',
    stores({
      user_id: "Infinity",
      attributes: { a: "Infinity", b: ["-Infinity"] },
    }),
  ),
  native(
    "B58",
    "integers beyond what a number holds",
    `{"message":"x","user_id":12345678901234567890,
    "a":9223372036854775808,"b":[-9007199254740993,9007199254740991],"code":98765432109876543210}`,
    stores({
      user_id: "12345678901234567890",
      error_code: "98765432109876543210",
      attributes: { a: "9223372036854775808", b: ["-9007199254740993", 9007199254740991] },
    }),
  ),
  native(
    "B59",
    "numbers at their edges",
    '{"message":"x","a":-0,"b":1e-400,"c":0.30000000000000004,"d":1.7976931348623157e308,"e":5e-324}',
    stores({
      attributes: { a: 0, b: 0, c: 0.30000000000000004, d: Number.MAX_VALUE, e: Number.MIN_VALUE },
    }),
  ),
  native(
    "B60",
    "a count, which is an attribute like any other",
    [
      { message: "x", count: -5 },
      { message: "y", count: 1e9 },
    ],
    {
      status: 202,
      body: { accepted: 2 },
      stored: [{ attributes: { count: -5 } }, { attributes: { count: 1e9 } }],
    },
  ),
];

/** B50 to B60: names, texts and numbers within a record. */
export const textCases: Case[] = [...namesOfAll, ...texts, ...numbers];
