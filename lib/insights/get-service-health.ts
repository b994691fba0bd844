import { requireAccess } from "#lib/accounts/permissions.ts";
import { readSignsOfLife } from "#lib/insights/internal/sql/read-signs-of-life.ts";
import type { ServiceHealth } from "#lib/insights/schemas.ts";
import { summarizeErrors } from "#lib/insights/summarize-errors.ts";
import type { Context } from "#lib/platform/context.ts";

const hourMilliseconds = 3_600_000;

/**
 * How a service reports: errors of the last hour beside the hour before, and its last signs of life. Silence after a
 * sign is another thing than a service of which nothing is known.
 */
export async function getServiceHealth(context: Context, service: string): Promise<ServiceHealth> {
  requireAccess(context.actor, "read");
  const from = new Date(context.now().getTime() - hourMilliseconds).toISOString();
  const [signs, summary] = await Promise.all([
    readSignsOfLife(context.database, service),
    summarizeErrors(context, { service, from }),
  ]);
  const { count, previous_count, trend } = summary.errors;
  return {
    last_error_at: signs?.record_at?.toISOString() ?? null,
    last_check_in_at: signs?.check_in_at?.toISOString() ?? null,
    key_used_at: signs?.key_used_at?.toISOString() ?? null,
    last_hour: { count, previous_count, trend },
  };
}
