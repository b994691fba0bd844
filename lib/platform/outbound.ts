import { lookup } from "node:dns";
import { Agent, request } from "undici";
import { refuseHost, refusePort } from "#lib/platform/callable-address.ts";
import { Problem } from "#lib/platform/errors.ts";
import { guardedConnector } from "#lib/platform/internal/guarded-connector.ts";
import type { Resolve } from "#lib/platform/internal/resolve-all.ts";

const answerLimitBytes = 64 * 1024;
const headerLimitBytes = 16 * 1024;
const urlLimitCharacters = 2000;
const mostConnectMilliseconds = 3000;

export type OutboundRequest = {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Of the whole call; at most half of it is spent on connecting. */
  timeoutMilliseconds: number;
  /** Loopback, private and link-local addresses are refused unless an administrator allowed them. */
  allowPrivate: boolean;
  signal?: AbortSignal;
  /** PEM: the only certificate authority that is trusted for this call. */
  ca?: string;
  /** How much of the answer is kept; 64 KiB unless given. */
  limitBytes?: number;
};
export type OutboundAnswer = { status: number; headers: Record<string, unknown>; body: string };

/** Checks a configured URL as far as its text goes; a name is checked again when it is resolved. */
export function requireCallableUrl(text: string, allowPrivate: boolean): URL {
  if (text.length > urlLimitCharacters) {
    throw new Problem("wrong-input", `The URL is longer than ${urlLimitCharacters} characters.`);
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Problem("wrong-input", "The URL is not an http or https URL.");
  }
  if (url.username || url.password) {
    throw new Problem("wrong-input", "The URL carries a user or password; use the secret field.");
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const refusal = refusePort(url.port) ?? refuseHost(host, allowPrivate);
  if (refusal) throw new Problem("wrong-input", `The URL is refused: ${refusal}.`);
  return url;
}

/**
 * Calls a configured URL: no redirects, no proxy from the environment, the addresses of its host checked before one is
 * connected to, at most 16 KiB of headers and 64 KiB of the answer. Throws on refusal, network failure and time-out.
 * `resolve` is the resolver of names.
 */
export async function callOutbound(
  call: OutboundRequest,
  resolve: Resolve = lookup,
): Promise<OutboundAnswer> {
  const url = requireCallableUrl(call.url, call.allowPrivate);
  const deadline = AbortSignal.timeout(call.timeoutMilliseconds);
  const signal = call.signal ? AbortSignal.any([deadline, call.signal]) : deadline;
  const dispatcher = openAgent(call, resolve);
  try {
    const answer = await request(url, {
      method: (call.method ?? "GET") as "GET",
      headers: { "user-agent": "paramedic", ...call.headers },
      body: call.body ?? null,
      dispatcher,
      signal,
    });
    const body = await readBounded(answer.body, call.limitBytes ?? answerLimitBytes);
    return { status: answer.statusCode, headers: answer.headers, body };
  } finally {
    await dispatcher.destroy();
  }
}

/** For one call: a connection that is kept would outlive the check of its address. */
function openAgent(call: OutboundRequest, resolve: Resolve): Agent {
  const { allowPrivate, timeoutMilliseconds, ca } = call;
  const half = Math.ceil(timeoutMilliseconds / 2);
  return new Agent({
    connect: guardedConnector({
      ...{ allowPrivate, ca, resolve },
      timeoutMilliseconds: Math.min(mostConnectMilliseconds, half),
    }),
    maxHeaderSize: headerLimitBytes,
    pipelining: 0,
  });
}

async function readBounded(stream: AsyncIterable<Buffer>, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > limitBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, limitBytes).toString("utf8");
}
