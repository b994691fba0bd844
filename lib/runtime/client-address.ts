import type { IncomingHttpHeaders } from "node:http";
import ipaddr from "ipaddr.js";

const claims = /^(x-forwarded-|forwarded$|x-real-ip$|x-middleware-)/;

/** Answers whether a peer's word about its client counts; built from TRUST_PROXY (addresses and ranges). */
export function trustList(entries: string[]): (address: string) => boolean {
  const ranges = entries.map((entry) =>
    entry.includes("/") ? ipaddr.parseCIDR(entry) : wholeAddress(entry),
  );
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
  if (!trusts(peer)) {
    for (const name of Object.keys(headers)) if (claims.test(name)) delete headers[name];
    headers["x-forwarded-for"] = peer;
    return;
  }
  const hops = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  headers["x-forwarded-for"] = hops.findLast((hop) => !trusts(hop)) ?? hops[0] ?? peer;
}
