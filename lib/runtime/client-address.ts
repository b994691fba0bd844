import type { IncomingHttpHeaders } from "node:http";
import ipaddr from "ipaddr.js";
import { trustedPeerHeader, trustMark } from "#lib/platform/http/trusted-peer.ts";

/** Set by the front where a peer that is not trusted spoke for a client of its own. */
export const relayedHeader = "x-paramedic-relayed";

const claims = /^(x-forwarded-|forwarded$|x-real-ip$|x-middleware-)/;

/** Answers whether a peer's word about its client counts; built from TRUST_PROXY (addresses and ranges). */
export function trustList(entries: string[]): (address: string) => boolean {
  const ranges = entries.map((entry) =>
    entry.includes("/") ? ipaddr.parseCIDR(entry) : wholeAddress(entry),
  );
  if (ranges.length === 0) return () => false;
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(
      ([range, bits]) => range.kind() === parsed.kind() && parsed.match(range, bits),
    );
  };
}

function wholeAddress(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.process(entry);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/**
 * Makes `x-forwarded-for` the one address that is known of the client: the peer's own, or behind a trusted proxy
 * the last one that no trusted proxy has. What an untrusted peer claims about itself is dropped.
 */
export function settleClientAddress(
  headers: IncomingHttpHeaders,
  peer: string,
  trusts: (address: string) => boolean,
): void {
  delete headers[relayedHeader];
  delete headers[trustedPeerHeader];
  if (!trusts(peer)) {
    const dropped = Object.keys(headers).filter((name) => claims.test(name));
    for (const name of dropped) delete headers[name];
    if (dropped.length > 0) headers[relayedHeader] = "yes";
    headers["x-forwarded-for"] = peer;
    return;
  }
  headers[trustedPeerHeader] = trustMark;
  const hops = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  headers["x-forwarded-for"] = hops.findLast((hop) => !trusts(hop)) ?? hops[0] ?? peer;
}
