import { exportStatuses } from "#lib/error-pages/export-statuses.ts";
import { endMutes } from "#lib/issues/end-mutes.ts";
import { preparePartitionsAhead } from "#lib/issues/ensure-record-partitions.ts";
import { foldRollups } from "#lib/issues/fold-rollups.ts";
import { composeDigests } from "#lib/notifications/compose-digests.ts";
import { forgetOldDeliveries } from "#lib/notifications/forget-old-deliveries.ts";
import { repeatNotices } from "#lib/notifications/repeat-notices.ts";
import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { findOpenIncidents } from "#lib/recovery/find-open-incidents.ts";
import { sweepRuns } from "#lib/recovery/sweep-runs.ts";
import { dropOldPartitions } from "#lib/retention/drop-old-partitions.ts";
import { pruneOldRows } from "#lib/retention/prune-old-rows.ts";
import { watchDisk } from "#lib/retention/watch-disk.ts";

export type WorkerContext = Context & { database: DatabasePool };

const minute = 60;
const hour = 60 * minute;

/** What happens by the clock rather than by a fact. */
export const schedule: readonly {
  name: string;
  everySeconds: number;
  run(context: WorkerContext): Promise<void>;
}[] = [
  { name: "fold rollups", everySeconds: 1, run: ({ database }) => foldRollups(database) },
  { name: "sweep runs", everySeconds: 5, run: async (context) => void (await sweepRuns(context)) },
  { name: "end mutes", everySeconds: 5, run: endMutes },
  {
    name: "tell what has gathered",
    everySeconds: 2,
    run: async (context) => void (await composeDigests(context)),
  },
  { name: "export statuses", everySeconds: 2, run: exportStatuses },
  { name: "repeat notices", everySeconds: 10, run: remindPeople },
  { name: "forget old deliveries", everySeconds: hour, run: forgetOldDeliveries },
  {
    name: "make partitions ahead",
    everySeconds: hour,
    run: (context) => preparePartitionsAhead(context.database, context.now()),
  },
  {
    name: "drop old partitions",
    everySeconds: hour,
    run: async (context) => void (await dropOldPartitions(context)),
  },
  {
    name: "prune old rows",
    everySeconds: 5 * minute,
    run: async (context) => void (await pruneOldRows(context)),
  },
  { name: "watch the disk", everySeconds: 15, run: watchDisk },
  { name: "forget old arrivals", everySeconds: 10 * minute, run: forgetArrivals },
];

/** Triggers and verification look back minutes; two days leave room for the longest window. */
async function forgetArrivals({ database, now }: WorkerContext): Promise<void> {
  const second = new Date(now().getTime() - 48 * hour * 1000);
  await database.arrival.deleteMany({ where: { second: { lt: second } } });
  await database.issueArrival.deleteMany({ where: { bucket: { lt: second } } });
}

async function remindPeople(context: WorkerContext): Promise<void> {
  await repeatNotices(context, (ids) => findOpenIncidents(context, ids));
}
