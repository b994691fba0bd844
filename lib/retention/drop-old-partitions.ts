import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";
import { listExpired } from "#lib/retention/expired-partitions.ts";
import { isLockTimeout, withRetentionSession } from "#lib/retention/internal/retention-session.ts";
import { dropPartition } from "#lib/retention/internal/sql/drop-partition.ts";
import {
  listRecordPartitions,
  type RecordPartition,
} from "#lib/retention/internal/sql/list-record-partitions.ts";
import { readClock } from "#lib/retention/internal/sql/read-clock.ts";

/**
 * Drops the partitions of `records` whose whole day is older than `RETENTION_DAYS`; answers their names, oldest first.
 * One process at a time; a partition that somebody reads for long stays until the next time.
 */
export async function dropOldPartitions(
  context: Context & { database: DatabasePool },
  retentionDays = environment().RETENTION_DAYS,
): Promise<string[]> {
  const dropped = await withRetentionSession(context.database, "drop", async (session) => {
    const clocks: [Date, Date] = [context.now(), await readClock(session)];
    const names: string[] = [];
    for (const partition of listExpired(
      await listRecordPartitions(session),
      clocks,
      retentionDays,
    )) {
      if (!(await tryToDrop(context, partition, () => dropPartition(session, partition)))) break;
      names.push(partition.name);
    }
    return names;
  });
  return dropped ?? [];
}

/** False when it is in use: then the others are too, most likely. */
async function tryToDrop(
  { log }: Context,
  { name }: RecordPartition,
  drop: () => Promise<void>,
): Promise<boolean> {
  try {
    await drop();
    log.info({ partition: name }, "records older than the retention were dropped");
    return true;
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    log.warn({ partition: name }, "records older than the retention are in use; dropped next time");
    return false;
  }
}
