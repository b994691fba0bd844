import { setTimeout } from "node:timers/promises";
import { keptCodeDays, keptDays, pruneRollupsBefore } from "#lib/issues/kept-rollups.ts";
import { dropBefore, oldestKeptDay } from "#lib/issues/record-day.ts";
import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";
import { earliest } from "#lib/retention/expired-partitions.ts";
import {
  type RetentionSession,
  withRetentionSession,
} from "#lib/retention/internal/retention-session.ts";
import { deleteDeadLetters, deleteFeedback } from "#lib/retention/internal/sql/delete-bodies.ts";
import {
  deleteCodeRollups,
  deleteOutcomes,
  deleteRollups,
} from "#lib/retention/internal/sql/delete-buckets.ts";
import {
  deletePageCounts,
  deletePageCrowds,
} from "#lib/retention/internal/sql/delete-page-views.ts";
import { deleteRecordCalls } from "#lib/retention/internal/sql/delete-record-calls.ts";
import { deleteRecordKeys } from "#lib/retention/internal/sql/delete-record-keys.ts";
import { isDeletionSettled } from "#lib/retention/internal/sql/is-deletion-settled.ts";
import { listRecordPartitions } from "#lib/retention/internal/sql/list-record-partitions.ts";
import { readClock } from "#lib/retention/internal/sql/read-clock.ts";
import { summariseRecordKeys } from "#lib/retention/internal/sql/summarise-record-keys.ts";

const hourMilliseconds = 3_600_000;

export type Pruned = {
  record_keys: number;
  record_calls: number;
  rollups: number;
  code_rollups: number;
  ingest_outcomes: number;
  feedback: number;
  dead_letters: number;
  page_views: number;
};

/** Rows of a statement, and after how long a turn leaves the rest to the next one. */
type Bounds = { batch: number; milliseconds: number };
const settlingMilliseconds = 5000;
const usualBounds: Bounds = { batch: 5000, milliseconds: 10_000 };

/**
 * Deletes in small statements what is kept for a time and has no partitions: keys and calls of dropped records, old
 * buckets,
 * feedback, refused records and what visitors saw. Answers how many rows went; null when another process is at it.
 */
export async function pruneOldRows(
  context: Context & { database: DatabasePool },
  retentionDays = environment().RETENTION_DAYS,
  { batch, milliseconds }: Bounds = usualBounds,
): Promise<Pruned | null> {
  return withRetentionSession(context.database, "prune", async (session) => {
    const now = earliest([context.now(), await readClock(session)]);
    const deadline = performance.now() + milliseconds;
    const all = (step: () => Promise<number>) => repeatUntilShort(step, batch, deadline);
    const prune = (remove: typeof deleteRollups, days: Readonly<Record<number, number>>) =>
      pruneBuckets(remove, days, session, now, { batch, deadline });
    const bodies = oldestKeptDay(now, retentionDays);
    const leftovers = await leftoversBefore(session, now, retentionDays);
    return {
      rollups: await prune(deleteRollups, keptDays),
      code_rollups: await prune(deleteCodeRollups, keptCodeDays),
      ingest_outcomes: await prune(deleteOutcomes, keptDays),
      record_keys: await pruneKeys(session, leftovers, { batch, deadline }),
      record_calls: await all(() => deleteRecordCalls(session, leftovers, batch)),
      feedback: await all(() => deleteFeedback(session, bodies, batch)),
      dead_letters: await all(() => deleteDeadLetters(session, bodies, batch)),
      page_views:
        (await all(() => deletePageCounts(session, bodies, batch))) +
        (await all(() => deletePageCrowds(session, bodies, batch))),
    };
  });
}

/**
 * A key must outlive its record, or a retry would meet the record itself; calls must, because records refer to them. A
 * record's time is at most minutes after its key's, so what was made an hour before the oldest partition there is has
 * none any more.
 */
async function leftoversBefore(session: RetentionSession, now: Date, retentionDays: number) {
  const partitions = await listRecordPartitions(session);
  const before = earliest([
    dropBefore(now, retentionDays),
    ...partitions.flatMap(({ from }) => from ?? []),
  ]);
  return new Date(before.getTime() - hourMilliseconds);
}

async function pruneKeys(
  session: RetentionSession,
  before: Date,
  { batch, deadline }: { batch: number; deadline: number },
): Promise<number> {
  const pages = new Set<number>();
  let last = "0";
  const count = await repeatUntilShort(
    async () => {
      const gone = await deleteRecordKeys(session, before, batch);
      for (const page of gone.pages) pages.add(page);
      last = gone.transaction;
      return gone.count;
    },
    batch,
    deadline,
  );
  if (pages.size === 0) return count;
  await untilSettled(session, last);
  await summariseRecordKeys(session, [...pages]);
  return count;
}

/** What somebody may still see would be written into the summary again; whoever sees it for long is not waited for. */
async function untilSettled(session: RetentionSession, transaction: string): Promise<void> {
  const deadline = performance.now() + settlingMilliseconds;
  while (!(await isDeletionSettled(session, transaction)) && performance.now() < deadline) {
    await setTimeout(50);
  }
}

async function pruneBuckets(
  remove: typeof deleteRollups,
  days: Readonly<Record<number, number>>,
  session: RetentionSession,
  now: Date,
  { batch, deadline }: { batch: number; deadline: number },
): Promise<number> {
  let count = 0;
  for (const [resolution, kept] of Object.entries(days)) {
    const before = pruneRollupsBefore(kept, now);
    if (before === null) continue;
    const slice = { resolution: Number(resolution), before };
    count += await pruneResolution(remove, session, slice, { batch, deadline });
  }
  return count;
}

async function pruneResolution(
  remove: typeof deleteRollups,
  session: RetentionSession,
  slice: { resolution: number; before: Date },
  { batch, deadline }: { batch: number; deadline: number },
): Promise<number> {
  let from = new Date(0);
  return repeatUntilShort(
    async () => {
      const { count, last } = await remove(session, { ...slice, from, most: batch });
      from = last ?? from;
      return count;
    },
    batch,
    deadline,
  );
}

async function repeatUntilShort(
  step: () => Promise<number>,
  batch: number,
  deadline: number,
): Promise<number> {
  let sum = 0;
  while (performance.now() < deadline) {
    const count = await step();
    sum += count;
    if (count < batch) break;
  }
  return sum;
}
