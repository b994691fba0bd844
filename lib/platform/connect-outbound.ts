import { lookup as resolve } from "node:dns";
import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { answerWith, resolveCallable } from "#lib/platform/internal/resolve-callable.ts";

export type OutboundPlace = { host: string; port: number; tls: boolean; allowPrivate: boolean };

/**
 * Opens a connection under the rules of `callOutbound`: the address that was checked is the one connected to. When the
 * signal aborts, then or later, the socket is destroyed with its reason. Throws on refusal, failure and abort.
 */
export async function connectOutbound(place: OutboundPlace, signal: AbortSignal): Promise<Socket> {
  const { host, port, tls, allowPrivate } = place;
  const resolved = resolveCallable(host, port, { allowPrivate, resolve });
  const known = answerWith(await untilAborted(resolved, signal));
  // A server name may not be an address.
  const name = isIP(host) ? {} : { servername: host };
  const socket = tls
    ? connectTls({ host, port, lookup: known, ...name })
    : connectPlain({ host, port, lookup: known });
  const abort = () => socket.destroy(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  socket.once("close", () => signal.removeEventListener("abort", abort));
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once(tls ? "secureConnect" : "connect", () => {
      socket.off("error", reject);
      resolve(socket);
    });
  });
}

/** A resolver has no time limit of its own. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}
