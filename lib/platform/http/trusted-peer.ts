import { randomUUID } from "node:crypto";
import type { HeaderReader } from "#lib/platform/http/door.ts";

/** Set by the front where the peer is a trusted proxy, whose word about its visitor counts. */
export const trustedPeerHeader = "x-paramedic-trusted";

// Next bundles a module once per layer; the front and a route handler must know the same mark.
const holder = globalThis as typeof globalThis & { paramedicTrustMark?: string };
holder.paramedicTrustMark ??= randomUUID();

/** The value of that header: other in each process, so that nobody outside can send it. */
export const trustMark = holder.paramedicTrustMark;

/** False wherever no front said so: without one the peer of a request is not known. */
export function isFromTrustedPeer(headers: HeaderReader): boolean {
  return headers.get(trustedPeerHeader) === trustMark;
}
