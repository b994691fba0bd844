import { existsSync, readFileSync } from "node:fs";
import { canAdminister } from "#lib/accounts/permissions.ts";
import { refuseHost } from "#lib/platform/callable-address.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireCallableUrl } from "#lib/platform/outbound.ts";
import { isOwnAddress } from "#lib/recovery/own-address.ts";
import { findUnit } from "#lib/recovery/own-unit.ts";
import { describeRedisAddress, readRedisAddress } from "#lib/recovery/redis-address.ts";

/** Only an administrator opens the way to private addresses and to this machine's sockets. Throws `forbidden`. */
export function requireAdministratorFor(context: Context, what: string): void {
  if (canAdminister(context.actor)) return;
  throw new Problem("forbidden", `Only an administrator may set ${what}.`);
}

/** Refuses the service that this process belongs to: a recovery must outlive what it does. Throws `wrong-input`. */
export function requireOtherUnit(unit: string): void {
  const cgroup = "/proc/self/cgroup";
  const own = existsSync(cgroup) ? findUnit(readFileSync(cgroup, "utf8")) : null;
  if (own === unit) throw new Problem("wrong-input", `${unit} is the service of Paramedic itself.`);
}

/** Checks a URL that recovery is to call. Throws `wrong-input` or `forbidden`. */
export function requireAddress(context: Context, url: string, allow_private: boolean): void {
  if (allow_private) requireAdministratorFor(context, '"allow_private": true');
  requireCallableUrl(url, allow_private);
  requireForeign(url);
}

/** The same for a Redis, whose ports are not those of HTTP. Throws `wrong-input` or `forbidden`. */
export function requireRedisAddress(context: Context, url: string, allow_private: boolean): void {
  if (allow_private) requireAdministratorFor(context, '"allow_private": true');
  const refusal = refuseHost(readRedisAddress(url).host, allow_private);
  if (refusal) throw new Problem("wrong-input", `The URL is refused: ${refusal}.`);
  requireForeign(describeRedisAddress(url));
}

function requireForeign(url: string): void {
  const { DATABASE_URL, HOST, PORT, BASE_URL } = environment();
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  const own = [`http://${host}:${PORT}`, BASE_URL, ...(DATABASE_URL ? [DATABASE_URL] : [])];
  if (isOwnAddress(url, own)) {
    throw new Problem("wrong-input", "This is an address of Paramedic itself.");
  }
}
