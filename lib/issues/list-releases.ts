import { requireAccess } from "#lib/accounts/permissions.ts";
import { listReleaseRows } from "#lib/issues/internal/sql/list-releases.ts";
import type { Release } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

const monthMilliseconds = 30 * 86_400_000;
/** Of a storm only the newest are read: what they cost does not depend on how many there are. */
const mostRead = 5000;

/** Up to ten releases that the newest 5,000 records of a service in the last 30 days name, the one seen last first. */
export async function listReleases(context: Context, service: string): Promise<Release[]> {
  requireAccess(context.actor, "read");
  const from = new Date(context.now().getTime() - monthMilliseconds);
  const rows = await listReleaseRows(context.database, { service, from, most: mostRead });
  return rows.map(({ release, count, first_seen, last_seen }) => ({
    ...{ release, count },
    first_seen: first_seen.toISOString(),
    last_seen: last_seen.toISOString(),
  }));
}
