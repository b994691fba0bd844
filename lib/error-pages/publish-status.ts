import { upsertStatus } from "#lib/error-pages/internal/sql/upsert-status.ts";
import type { PublicState } from "#lib/error-pages/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

/**
 * Sets what visitors of a service are told from now on; `since` is when the run or incident reached this state,
 * and is kept from the first of a trouble's states.
 */
export async function publishStatus(
  context: Context,
  status: { service_id: number; state: PublicState; since: Date },
): Promise<void> {
  await upsertStatus(context.database, status);
}
