import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { refuseAddress } from "#lib/platform/callable-address.ts";
import { isOwnDatabase } from "#lib/platform/internal/own-database-address.ts";
import { type Resolve, resolveAll } from "#lib/platform/internal/resolve-all.ts";

type Rules = {
  allowPrivate: boolean;
  timeoutMilliseconds: number;
  /** Instead of the certificate authorities that Node knows. */
  ca: string | undefined;
  resolve: Resolve;
};

/**
 * Connects only to addresses that were checked: a host is resolved once, all its addresses have to be callable, and
 * exactly these are connected to, so that a second answer of the name server changes nothing.
 */
export function guardedConnector(rules: Rules): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
    requireCallable(options.hostname, port, rules)
      .then((addresses) => {
        const connect = buildConnector({
          timeout: rules.timeoutMilliseconds,
          lookup: answerWith(addresses),
          ...(rules.ca === undefined ? {} : { ca: rules.ca }),
        });
        connect(options, callback);
      })
      .catch((error: Error) => callback(error, null));
  };
}

/** The checked addresses of a host. Throws `EREFUSED_ADDRESS`: one that may not be called spoils all. */
async function requireCallable(
  hostname: string,
  port: number,
  { allowPrivate, resolve }: Rules,
): Promise<LookupAddress[]> {
  const addresses = await resolveAll(hostname.replace(/^\[|\]$/g, ""), resolve);
  for (const { address } of addresses) {
    const own = await isOwnDatabase(address, port, resolve);
    const refusal = own
      ? `${hostname}:${port} is Paramedic's own database`
      : refuseAddress(address, allowPrivate);
    if (refusal) throw Object.assign(new Error(refusal), { code: "EREFUSED_ADDRESS" });
  }
  return addresses;
}

function answerWith(addresses: LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) return callback(null, addresses);
    const first = addresses[0];
    return callback(null, first?.address ?? "", first?.family ?? 4);
  };
}
