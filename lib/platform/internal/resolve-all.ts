import type { LookupAddress, LookupAllOptions } from "node:dns";
import { isIP } from "node:net";

/** `lookup` of `node:dns`, for all addresses of a name. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** All addresses of a host; an address is its own. Throws what the resolver says. */
export function resolveAll(host: string, resolve: Resolve): Promise<LookupAddress[]> {
  const family = isIP(host);
  if (family) return Promise.resolve([{ address: host, family }]);
  return new Promise((found, failed) => {
    resolve(host, { all: true }, (error, addresses) => (error ? failed(error) : found(addresses)));
  });
}
