import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, request } from "undici";
import { Problem } from "#lib/platform/errors.ts";

const responseLimitBytes = 64 * 1024;
/** Cloud metadata services: refused even where private addresses are allowed. */
const metadataAddresses = new Set([
  "169.254.169.254",
  "fd00:ec2::254",
  "100.100.100.200",
  "192.0.0.192",
]);

export type OutboundRequest = {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMilliseconds: number;
  /** Loopback, private and link-local addresses are refused unless an administrator allowed them. */
  allowPrivate: boolean;
  signal?: AbortSignal;
};
export type OutboundAnswer = { status: number; headers: Record<string, unknown>; body: string };

/** Why an address may not be called, or null when it may. */
export function refuseAddress(address: string, allowPrivate: boolean): string | null {
  if (!ipaddr.isValid(address)) return `${address} is not an address`;
  const parsed = ipaddr.process(address);
  const plain = parsed.toString();
  if (metadataAddresses.has(plain)) return "metadata addresses are never called";
  if (allowPrivate) return null;
  // ipaddr.js calls the deprecated ::/96 block unicast; it reaches IPv4 loopback on some systems.
  const embedsIpv4 = parsed.kind() === "ipv6" && /^::[0-9a-f:.]+$/.test(plain);
  return parsed.range() === "unicast" && !embedsIpv4
    ? null
    : `${plain} is a ${parsed.range()} address; an administrator can set "allow_private": true`;
}

/** Checks a configured URL as far as its text goes; a name is checked again when it is resolved. */
export function requireCallableUrl(text: string, allowPrivate: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Problem("wrong-input", "The URL is not an http or https URL.");
  }
  if (url.username || url.password) {
    throw new Problem("wrong-input", "The URL carries a user or password; use the secret field.");
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const refusal = ipaddr.isValid(host)
    ? refuseAddress(host, allowPrivate)
    : refuseName(host, allowPrivate);
  if (refusal) throw new Problem("wrong-input", `The URL is refused: ${refusal}.`);
  return url;
}

function refuseName(host: string, allowPrivate: boolean): string | null {
  const local = /^localhost\.?$|\.localhost\.?$/i.test(host);
  return local && !allowPrivate
    ? `${host} is this machine; an administrator can set "allow_private": true`
    : null;
}

/** Resolves a name, and refuses it when one of its addresses may not be called. */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const refusal = addresses
        .map(({ address }) => refuseAddress(address, allowPrivate))
        .find(Boolean);
      if (refusal)
        return callback(Object.assign(new Error(refusal), { code: "EREFUSED_ADDRESS" }), []);
      if (options.all) return callback(null, addresses);
      const first = addresses[0];
      return callback(null, first?.address ?? "", first?.family ?? 4);
    });
  };
}

const agents = new Map<boolean, Agent>();

function agentFor(allowPrivate: boolean): Agent {
  const agent =
    agents.get(allowPrivate) ??
    new Agent({
      connect: { lookup: guardedLookup(allowPrivate) },
      pipelining: 0,
      keepAliveTimeout: 1,
    });
  agents.set(allowPrivate, agent);
  return agent;
}

/**
 * Calls a configured URL: no redirects, no proxy from the environment, the resolved address checked before it is
 * connected to, at most 64 KiB of the answer kept. Throws on refusal, network failure and time-out.
 */
export async function callOutbound(call: OutboundRequest): Promise<OutboundAnswer> {
  const url = requireCallableUrl(call.url, call.allowPrivate);
  const deadline = AbortSignal.timeout(call.timeoutMilliseconds);
  const signal = call.signal ? AbortSignal.any([deadline, call.signal]) : deadline;
  const answer = await request(url, {
    method: (call.method ?? "GET") as "GET",
    headers: { "user-agent": "paramedic", ...call.headers },
    body: call.body ?? null,
    dispatcher: agentFor(call.allowPrivate),
    signal,
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > responseLimitBytes) {
      answer.body.destroy();
      break;
    }
  }
  const body = Buffer.concat(chunks).subarray(0, responseLimitBytes).toString("utf8");
  return { status: answer.statusCode, headers: answer.headers, body };
}
