import { deleteOldDeliveries } from "#lib/notifications/internal/sql/delete-old-deliveries.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";

const most = 5000;

/** Deletes what was delivered, given up or folded longer ago than the retention, a bounded number at a time. */
export async function forgetOldDeliveries({ database }: Context): Promise<void> {
  await deleteOldDeliveries(database, { days: environment().RETENTION_DAYS, most });
}
