import { endDueMutes } from "#lib/issues/internal/sql/end-due-mutes.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { tellDashboards } from "#lib/platform/news.ts";

/**
 * Opens muted issues whose time or number of records is reached, and resolves those that wait for a regression and were
 * silent for a day. Each keeps an event of it, and open dashboards hear of it.
 */
export async function endMutes(context: Context): Promise<void> {
  await transact(context.database, async (database) => {
    const ended = await endDueMutes(database, context.now());
    const news = ended.map(({ service_id, id }) => ({
      ...{ kind: "changed", service_id },
      payload: { object: "issue", id, action: "end-mute" },
    }));
    await tellDashboards(database, news);
  });
}
