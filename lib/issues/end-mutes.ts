import { endDueMutes } from "#lib/issues/internal/sql/end-due-mutes.ts";
import type { Context } from "#lib/platform/context.ts";

/**
 * Opens muted issues whose time or number of records is reached, and resolves those that wait for a regression and were
 * silent for a day. Each keeps an event of it.
 */
export async function endMutes({ database, now }: Context): Promise<void> {
  await endDueMutes(database, now());
}
