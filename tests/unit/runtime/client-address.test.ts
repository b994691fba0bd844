import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { trustedPeerHeader, trustMark } from "#lib/platform/http/trusted-peer.ts";
import { settleClientAddress, trustList } from "#lib/runtime/client-address.ts";

const trusts = trustList(["127.0.0.1", "10.0.0.0/8", "fd00::/8"]);

test.each([
  ["127.0.0.1", true],
  ["::ffff:127.0.0.1", true],
  ["127.0.0.2", false],
  ["10.200.3.4", true],
  ["fd12::1", true],
  ["2001:db8::1", false],
  ["", false],
  ["not an address", false],
])("the peer %s is trusted: %s", (peer, expected) => {
  expect(trusts(peer)).toBe(expected);
});

test("what an untrusted peer claims about itself is dropped, and that it did is known", () => {
  const headers: IncomingHttpHeaders = {
    accept: "*/*",
    forwarded: "for=6.6.6.6",
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-real-ip": "6.6.6.6",
    "x-middleware-subrequest": "middleware",
  };
  settleClientAddress(headers, "203.0.113.9", trusts);
  expect(headers).toEqual({
    accept: "*/*",
    "x-forwarded-for": "203.0.113.9",
    "x-paramedic-relayed": "yes",
  });
});

test("nobody outside says whether a request was relayed, or that a peer is trusted", () => {
  const headers: IncomingHttpHeaders = {
    "x-paramedic-relayed": "yes",
    [trustedPeerHeader]: trustMark,
  };
  settleClientAddress(headers, "203.0.113.9", trusts);
  expect(headers).toEqual({ "x-forwarded-for": "203.0.113.9" });
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["6.6.6.6, 203.0.113.9", "203.0.113.9"],
  ["6.6.6.6, 203.0.113.9, 10.1.1.1", "203.0.113.9"],
  ["10.1.1.1, 10.2.2.2", "10.1.1.1"],
  ["", "127.0.0.1"],
])("behind a trusted proxy, of %j the client is %s", (chain, client) => {
  const headers: IncomingHttpHeaders = { "x-forwarded-for": chain, "x-forwarded-proto": "https" };
  settleClientAddress(headers, "127.0.0.1", trusts);
  expect(headers).toEqual({
    "x-forwarded-for": client,
    "x-forwarded-proto": "https",
    [trustedPeerHeader]: trustMark,
  });
});
