import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { Problem } from "#lib/platform/errors.ts";
import { guardedLookup, refuseAddress } from "#lib/platform/outbound.ts";

export type OutboundPlace = { host: string; port: number; tls: boolean; allowPrivate: boolean };

/**
 * Opens a connection under the rules of `callOutbound`: the address that was checked is the one connected to. When the
 * signal aborts, then or later, the socket is destroyed with its reason. Throws on refusal, failure and abort.
 */
export function connectOutbound(place: OutboundPlace, signal: AbortSignal): Promise<Socket> {
  const { host, port, tls, allowPrivate } = place;
  const refusal = isIP(host) ? refuseAddress(host, allowPrivate) : null;
  if (refusal) throw new Problem("wrong-input", `The address is refused: ${refusal}.`);
  signal.throwIfAborted();
  const lookup = guardedLookup(allowPrivate);
  // A server name may not be an address.
  const name = isIP(host) ? {} : { servername: host };
  const socket = tls
    ? connectTls({ host, port, lookup, ...name })
    : connectPlain({ host, port, lookup });
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
