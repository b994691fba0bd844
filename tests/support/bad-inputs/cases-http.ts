import { expect } from "vitest";
import { type Case, type Door, native, stores, taken } from "#tests/support/bad-inputs/case.ts";
import { sendHttp } from "#tests/support/bad-inputs/speak-http.ts";
import { logsRequest } from "#tests/support/otlp-requests.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const one = { message: "x" };
const envelope = writeEnvelope({}, [{ header: { type: "event" }, payload: one }]);
const logs = logsRequest([{ severityNumber: 17, body: { stringValue: "x" } }], {});
const fitting: [Door, string | object][] = [
  ["native", one],
  ["sentry", envelope],
  ["otlp", logs],
];
const methods = { status: 405, headers: { allow: "POST, OPTIONS" } };
const preflight = {
  origin: "https://elsewhere.example",
  "access-control-request-method": "POST",
  "access-control-request-headers": "content-type,x-sentry-auth",
};

const paths: Case[] = [
  native("B75", "a slash behind the path", one, stores(one), { path: "/api/ingest/" }),
  {
    row: "B75",
    title: "an envelope without a slash behind the path",
    door: "sentry",
    send: ({ ask, service }) => ask({ body: envelope, path: `/api/${service.id}/envelope` }),
    expect: { status: 200, stored: [one] },
  },
  {
    row: "B75",
    title: "an event at the older endpoint",
    door: "sentry",
    send: ({ ask, service }) => ask({ body: one, path: `/api/${service.id}/store/` }),
    expect: { status: 200, stored: [one] },
  },
  ...["0", "99999999", "9999999999999999999999", "-1", "1.5", "x", "%00"].map(
    (number): Case => ({
      row: "B75",
      title: `an envelope for service ${number}`,
      door: "sentry",
      send: async ({ ask }) => {
        const answer = await ask({ body: envelope, path: `/api/${number}/envelope/` });
        expect([403, 404]).toContain(answer.status);
        return { ...answer, status: 404 };
      },
      expect: { status: 404 },
    }),
  ),
  native("B75", "two slashes before the path", one, { status: 308 }, { path: "//api/ingest" }),
  native(
    "B75",
    "an escaped slash behind the path",
    one,
    { status: 404 },
    { path: "/api/ingest%2f" },
  ),
  native("B75", "an escaped letter in the path", one, { status: 404 }, { path: "/api/%69ngest" }),
  native("B75", "half an escape in the path", one, { status: 404 }, { path: "/api/ingest%zz" }),
  native("B75", "a NUL in the path", one, { status: 404 }, { path: "/api/ingest%00" }),
  native("B75", "a way back in the path", one, { status: 404 }, { path: "/api/ingest/.." }),
];

const verbs: Case[] = [
  ...["GET", "PUT"].map((method) => native("B76", method, null, methods, { method })),
  ...["DELETE", "PATCH"].map((method) => native("B76", method, null, { status: 405 }, { method })),
  native("B76", "HEAD", null, { status: 405 }, { method: "HEAD" }),
  ...["GET", "PUT"].map(
    (method): Case => ({
      row: "B76",
      title: `${method} of an envelope`,
      door: "sentry",
      send: { method },
      expect: methods,
    }),
  ),
  ...["GET", "PUT"].map(
    (method): Case => ({
      row: "B76",
      title: `${method} of an export`,
      door: "otlp",
      send: { method },
      expect: { status: 405 },
    }),
  ),
  {
    row: "B78",
    title: "a browser of another origin asks for the Sentry door",
    door: "sentry",
    send: { method: "OPTIONS", key: null, headers: preflight },
    expect: {
      status: 204,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "POST, OPTIONS",
        "access-control-allow-headers": expect.stringMatching(
          /x-sentry-auth.*sentry-trace.*baggage/,
        ),
        "access-control-max-age": "3600",
      },
      also: (_, __, { headers }) => {
        expect(headers).not.toHaveProperty("access-control-allow-credentials");
      },
    },
  },
  {
    row: "B79",
    title: "a browser of another origin asks for the native door",
    door: "native",
    send: { method: "OPTIONS", key: null, headers: preflight },
    expect: {
      status: 204,
      headers: { allow: expect.stringContaining("POST") },
      also: (_, __, { headers }) => {
        expect(headers).not.toHaveProperty("access-control-allow-origin");
      },
    },
  },
];

const ofNext = {
  "x-middleware-subrequest": Array.from({ length: 5 }, () => "proxy").join(":"),
  "x-middleware-rewrite": "/issues",
  "next-action": "x",
  "next-router-state-tree": "%zz",
  "next-resume": "1",
  "x-nextjs-data": "1",
  "x-forwarded-host": "elsewhere.example",
};

const headers: Case[] = [
  ...fitting.map(
    ([door, body]): Case => ({
      row: "B100",
      title: `headers of Next's own at the ${door} door, without a key`,
      door,
      send: { body, key: null, headers: ofNext },
      expect: { status: 401 },
    }),
  ),
  ...fitting.map(
    ([door, body]): Case => ({
      row: "B100",
      title: `headers of Next's own at the ${door} door`,
      door,
      send: { body, headers: ofNext },
      expect: { status: door === "native" ? taken.status : 200, stored: [one] },
    }),
  ),
  ...[ofNext, { "x-middleware-subrequest": ofNext["x-middleware-subrequest"] }].map(
    (sent): Case => ({
      row: "B100",
      title: `${Object.keys(sent).length} headers of Next's own at the API, without a token`,
      door: "native",
      send: ({ port }) => sendHttp(port, { method: "GET", path: "/api/v1/records", headers: sent }),
      expect: { status: 401 },
    }),
  ),
  ...(["sentry", "native"] as const).map(
    (door): Case => ({
      row: "B100",
      title: `the header of Next's own data at the ${door} door, which leads nowhere else`,
      door,
      send: async ({ ask }) => {
        const body = door === "native" ? one : envelope;
        const answer = await ask({ body, headers: { rsc: "1" } });
        const { location } = answer.headers;
        if (answer.status !== 307 || !location) return answer;
        expect(location).toMatch(/^\/(?:api\/ingest|api\/\d+\/envelope\/)\?_rsc$/);
        return ask({ body, headers: { rsc: "1" }, path: location });
      },
      expect: { status: door === "native" ? 202 : 200, stored: [one] },
    }),
  ),
  {
    row: "B100",
    title: "a header of Next's own at a page, without a session",
    door: "native",
    send: ({ port }) =>
      sendHttp(port, {
        method: "GET",
        path: "/issues",
        headers: { "x-middleware-subrequest": ofNext["x-middleware-subrequest"] },
      }),
    expect: { status: 307, headers: { location: expect.stringContaining("/sign-in") } },
  },
  {
    row: "B100",
    title: "an action that no page has",
    door: "native",
    send: ({ port }) =>
      sendHttp(port, {
        path: "/sign-in",
        headers: { "next-action": "x", "content-type": "text/plain" },
        body: "[]",
      }),
    expect: { status: 400 },
  },
];

/** B75 to B79 and B100 as far as both frames see them: addresses, methods and headers. */
export const httpCases: Case[] = [...paths, ...verbs, ...headers];
