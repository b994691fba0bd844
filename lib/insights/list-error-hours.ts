import { requireAccess } from "#lib/accounts/permissions.ts";
import { countHalfHours } from "#lib/insights/internal/sql/count-half-hours.ts";
import type { ErrorHour } from "#lib/insights/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

const weekMilliseconds = 7 * 86_400_000;
const halfHourMilliseconds = 1_800_000;

/** Errors of a service in each half hour of the last four weeks, from counts; empty half hours are left out. */
export async function listErrorHours(context: Context, service: string): Promise<ErrorHour[]> {
  requireAccess(context.actor, "read");
  const since = context.now().getTime() - 4 * weekMilliseconds;
  const from = new Date(Math.ceil(since / halfHourMilliseconds) * halfHourMilliseconds);
  const rows = await countHalfHours(context.database, { service, from });
  return rows.map(({ bucket, count }) => ({ at: bucket.toISOString(), count }));
}
