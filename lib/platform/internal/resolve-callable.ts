import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { refuseAddress } from "#lib/platform/callable-address.ts";
import { isOwnDatabase } from "#lib/platform/internal/own-database-address.ts";
import { type Resolve, resolveAll } from "#lib/platform/internal/resolve-all.ts";

/** The checked addresses of a host. Throws `EREFUSED_ADDRESS`: one that may not be called spoils all. */
export async function resolveCallable(
  hostname: string,
  port: number,
  { allowPrivate, resolve }: { allowPrivate: boolean; resolve: Resolve },
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

/** A lookup that knows these addresses only, for a connection to what was checked. */
export function answerWith(addresses: LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) return callback(null, addresses);
    const first = addresses[0];
    return callback(null, first?.address ?? "", first?.family ?? 4);
  };
}
