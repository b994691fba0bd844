import { expect } from "vitest";
import {
  type Around,
  type Case,
  native,
  organisationKey,
  refuses,
  stores,
  taken,
} from "#tests/support/bad-inputs/case.ts";
import { readRecords } from "#tests/support/bad-inputs/run-case.ts";
import { sendHttp } from "#tests/support/bad-inputs/speak-http.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const one = { message: "x" };
const stackOf = (frames: number) =>
  `TypeError: x\n${Array.from({ length: frames }, (_, at) => `    at f${at} (/app/a.js:${at}:1)`).join("\n")}`;
const causes = Array.from(
  { length: 50 },
  (_, at) => `${stackOf(3)}\nCaused by: Error: cause ${at}`,
).join("\n");

const stacks: Case[] = [
  native(
    "B88",
    "a stack of 10,000 calls",
    { ...one, stack_trace: stackOf(10_000) },
    {
      ...stores({ stack_trace: stackOf(10_000), error_code: "TypeError" }),
      milliseconds: 10_000,
    },
  ),
  native(
    "B88",
    "a stack of 5 MiB",
    { ...one, stack_trace: "s".repeat(5 * 1024 * 1024) },
    { status: 413 },
  ),
  native(
    "B88",
    "a stack of fifty causes",
    { ...one, stack_trace: causes },
    stores({ stack_trace: causes }),
  ),
  ...[
    "a".repeat(900_000),
    "at ".repeat(300_000),
    "\n".repeat(400_000),
    "(".repeat(900_000),
    `File "${"a/".repeat(400_000)}`,
  ].map((stack_trace) =>
    native(
      "B88",
      `a stack of nothing but ${JSON.stringify(stack_trace.slice(0, 6))}`,
      { ...one, stack_trace },
      {
        ...stores({ message: "x" }),
        milliseconds: 10_000,
      },
    ),
  ),
  ...[
    "C:\\Users\\x\\y.exe",
    "file:///etc/passwd",
    "javascript:alert(1)",
    `https://x/${"u".repeat(3990)}`,
  ].map((url) =>
    native("B89", `the address ${url.slice(0, 20)}`, { ...one, url }, stores({ url })),
  ),
  native(
    "B89",
    "an address of 4,001 characters",
    { ...one, url: "u".repeat(4001) },
    refuses("url"),
  ),
  native(
    "B90",
    "a fingerprint of fifty parts of 1,000 characters",
    { ...one, fingerprint: Array.from({ length: 50 }, () => "é".repeat(1000)) },
    stores({
      fingerprint: Array.from({ length: 50 }, () => "é".repeat(1000)),
    }),
  ),
  native(
    "B90",
    "a fingerprint of 51 parts",
    { ...one, fingerprint: Array.from({ length: 51 }, () => "p") },
    refuses("fingerprint"),
  ),
  native(
    "B90",
    "a part of 10 KB",
    { ...one, fingerprint: ["p".repeat(10_240)] },
    refuses("fingerprint.0"),
  ),
  native(
    "B90",
    "a fingerprint that is no list",
    { ...one, fingerprint: { a: 1 } },
    refuses("fingerprint"),
  ),
  native(
    "B90",
    "a placeholder in a fingerprint",
    { ...one, fingerprint: ["{{ default }}", "a"] },
    stores({
      fingerprint: ["{{ default }}", "a"],
    }),
  ),
  native(
    "B91",
    "500 tags with long values",
    {
      ...one,
      tags: Object.fromEntries(
        Array.from({ length: 500 }, (_, at) => [`a tag ${at}`, "v".repeat(1000)]),
      ),
    },
    stores({
      attributes: { tags: expect.objectContaining({ "a tag 499": "v".repeat(1000) }) },
    }),
  ),
];

/** Sends a record of a service that is not there yet, and answers with what it stored. */
const sees = (title: string, nameOf: (around: Around) => string): Case => ({
  row: "B92",
  title: `the unknown service ${title}`,
  door: "native",
  send: async (around) => {
    const name = nameOf(around);
    const answer = await around.ask({ body: { ...one, service: name }, key: organisationKey });
    const { pool } = around.database;
    const service = await pool.service.findUniqueOrThrow({ where: { name } });
    expect(await readRecords(around.database, service.id, 1)).toMatchObject([one]);
    return answer;
  },
  expect: taken,
});

const refusesName = (title: string, service: unknown) =>
  native("B92", `the service ${title}`, { ...one, service }, refuses("service_name"), {
    key: organisationKey,
  });

const names: Case[] = [
  sees("with a name as others have", ({ service }) => `${service.name} too`),
  sees("with a path for a name", ({ service }) => `../../${service.name}`),
  sees("with a picture for a name", ({ service }) => `🚑 ${service.name}`),
  sees("with 100 characters of four bytes", ({ service }) =>
    `${service.name} ${"🚑".repeat(50)}`.slice(0, 100).replace(/[\uD800-\uDBFF]$/, "x"),
  ),
  sees("with markup for a name", ({ service }) => `<b>"'${service.name}`),
  refusesName("of 300 characters", "s".repeat(300)),
  refusesName("of blanks", "   "),
  refusesName("with a line in it", "a\nb"),
  refusesName("with half of a surrogate pair", "a\ud800"),
  refusesName("that is an object", { name: "a" }),
];

const rule = (pattern: string): Case => ({
  row: "B94",
  title: `the pattern ${pattern.slice(0, 20)} as a rule`,
  door: "native",
  send: async ({ port, database }) => {
    const { authorization } = await tokenHeaders(database.context(), { scope: "admin" });
    const body = { rules: [{ name: "evil", pattern }] };
    return sendHttp(port, {
      method: "PUT",
      path: "/api/v1/scrubbing",
      headers: { authorization },
      body,
    });
  },
  expect: { status: 422, body: { errors: [{ path: expect.stringContaining("rules.0") }] } },
});

const secret = "hunter2-hunter2";
const rest: Case[] = [
  native(
    "B93",
    "a secret in every place",
    {
      message: `login failed: password=${secret}`,
      url: `https://user:${secret}@x.example/?token=${secret}`,
      headers: { authorization: `Bearer ${secret}`, cookie: `session=${secret}` },
    },
    {
      ...stores({ message: expect.stringContaining("[Filtered]") }),
      also: (records) => expect(JSON.stringify(records)).not.toContain(secret),
    },
  ),
  ...["(?<=a)b", "(a)\\1", "x{1001}", "(", "[z-a]", "a**", "\\", "x".repeat(501)].map(rule),
  ...(["native", "sentry"] as const).map(
    (door): Case => ({
      row: "B95",
      title: `more than a service may send, at the ${door} door`,
      door,
      send: async ({ ask, database, service }) => {
        const limits = { records_per_minute: 1 };
        await database.pool.service.update({ where: { id: service.id }, data: { limits } });
        const body =
          door === "native"
            ? one
            : writeEnvelope({}, [{ header: { type: "event" }, payload: one }]);
        const first = await ask({ body });
        expect(first.status).toBe(door === "native" ? 202 : 200);
        // The limit is known by the first record that was stored, and counts from then on.
        await ask({ body });
        return ask({ body });
      },
      expect: {
        status: 429,
        headers: {
          "retry-after": expect.stringMatching(/^\d+$/),
          ...(door === "sentry"
            ? { "x-sentry-rate-limits": expect.stringMatching(/^\d+:error/) }
            : {}),
        },
        stored: [one, one],
      },
    }),
  ),
];

/** B88 to B95: the fields of a record, as the native door takes them. */
export const fieldCases: Case[] = [...stacks, ...names, ...rest];
