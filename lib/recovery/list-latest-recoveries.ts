import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { latestRunsByCode } from "#lib/recovery/internal/sql/latest-runs-by-code.ts";
import { RunState } from "#lib/recovery/schemas.ts";

export type LatestRecovery = { id: string; service: string; error_code: string; state: RunState };

const dayMilliseconds = 86_400_000;

/** The latest run for each service and error code of the last 30 days; at most 1,000, the newest first. */
export async function listLatestRecoveries(context: Context): Promise<LatestRecovery[]> {
  requireAccess(context.actor, "read");
  const since = new Date(context.now().getTime() - 30 * dayMilliseconds);
  const rows = await latestRunsByCode(context.database, { since, limit: 1000 });
  return rows.map((row) => ({ ...row, state: RunState.parse(row.state) }));
}
