import { expect } from "vitest";
import {
  type Case,
  native,
  organisationKey,
  otherServiceKey,
  revokedKey,
  taken,
} from "#tests/support/bad-inputs/case.ts";
import { sendHttp } from "#tests/support/bad-inputs/speak-http.ts";
import { tokenHeaders } from "#tests/support/callers.ts";
import { logsRequest } from "#tests/support/otlp-requests.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

const one = { message: "x" };
const envelope = writeEnvelope({}, [{ header: { type: "event" }, payload: one }]);
const logs = logsRequest([{ severityNumber: 17, body: { stringValue: "x" } }], {});
const unauthorized = { status: 401, headers: { "www-authenticate": "Bearer" } };

/** B1 to B7: who sends. */
export const keyCases: Case[] = [
  native("B1", "no key", one, unauthorized, { key: null }),
  {
    row: "B1",
    title: "no key, from a Sentry SDK",
    door: "sentry",
    send: { body: envelope, key: null },
    expect: { ...unauthorized, body: { causes: [] } },
  },
  {
    row: "B1",
    title: "no key, from an OTLP exporter",
    door: "otlp",
    send: { body: logs, key: null },
    expect: { ...unauthorized, body: { message: expect.any(String) } },
  },
  ...["x y", "%00", "\u00e9", "x".repeat(8000)].map((key) =>
    native("B2", `the malformed key ${key.slice(0, 10)}`, one, unauthorized, { key }),
  ),
  native("B2", "a NUL as key in the address", one, unauthorized, { key: null, query: "key=%00" }),
  native("B2", "half an escape as key", one, unauthorized, { key: null, query: "key=%zz" }),
  native("B3", "an unknown key", one, unauthorized, { key: "unknown-key" }),
  {
    row: "B3",
    title: "a revoked key, in the same words as an unknown one",
    door: "native",
    send: async ({ ask }) => {
      const unknown = await ask({ body: one, key: "unknown-key" });
      const revoked = await ask({ body: one, key: revokedKey });
      expect(revoked.body).toEqual(unknown.body);
      return revoked;
    },
    expect: unauthorized,
  },
  native("B4", "a record of another service", { ...one, service: "yet another" }, { status: 403 }),
  {
    row: "B4",
    title: "an event under the number of another service",
    door: "sentry",
    send: { body: envelope, key: otherServiceKey },
    expect: { status: 403 },
  },
  {
    row: "B4",
    title: "a resource of another service",
    door: "otlp",
    send: { body: logsRequest([{ severityNumber: 17 }], { "service.name": "yet another" }) },
    expect: { status: 403, body: { message: expect.stringContaining("yet another") } },
  },
  {
    row: "B5",
    title: "an API token, which is no ingest key",
    door: "native",
    send: async ({ ask, database }) => {
      const { authorization } = await tokenHeaders(database.context(), { scope: "admin" });
      return ask({ body: one, key: null, headers: { authorization } });
    },
    expect: unauthorized,
  },
  {
    row: "B6",
    title: "a key in the address, as the contract allows",
    door: "native",
    send: ({ ask, service }) => ask({ body: one, key: null, query: `key=${service.key}` }),
    expect: { ...taken, stored: [one] },
  },
  ...[organisationKey, "unknown-key"].map(
    (first): Case => ({
      row: "B7",
      title: `two Authorization headers, of which the first counts: ${first}`,
      door: "native",
      send: ({ port, service }) => {
        const keys = ["Authorization", `Bearer ${first}`, "Authorization", "Bearer other"];
        const body = { ...one, service: service.name };
        return sendHttp(port, { path: "/api/ingest", headers: ["Host", "x", ...keys], body });
      },
      expect: first === organisationKey ? { ...taken, stored: [one] } : unauthorized,
    }),
  ),
];
