import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";
import { environment } from "#lib/platform/env.ts";
import { type Resolve, resolveAll } from "#lib/platform/internal/resolve-all.ts";

const defaultPort = "5432";

/** Whether address and port are those of Paramedic's own database, under whatever name it was called. */
export async function isOwnDatabase(
  address: string,
  port: number,
  resolve: Resolve,
): Promise<boolean> {
  const { DATABASE_URL } = environment();
  if (!DATABASE_URL) return false;
  const own = new URL(DATABASE_URL);
  if (Number(own.port || defaultPort) !== port) return false;
  const host = own.hostname.replace(/^\[|\]$/g, "") || "localhost";
  const owned = await resolveAll(host, resolve).catch(() => []);
  if (owned.some(({ address: one }) => isThisMachine(one))) return isThisMachine(address);
  return owned.some(({ address: one }) => plain(one) === plain(address));
}

function isThisMachine(address: string): boolean {
  if (["loopback", "unspecified"].includes(ipaddr.process(address).range())) return true;
  const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return interfaces.some((one) => plain(one.address) === plain(address));
}

function plain(address: string): string {
  return ipaddr.process(address).toString();
}
