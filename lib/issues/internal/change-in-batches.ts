import type { ChangedIssues, IssueHandling } from "#lib/issues/filter-schemas.ts";
import {
  type LockedState,
  lockIssuesInOrder,
} from "#lib/issues/internal/sql/lock-issues-in-order.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/** So many are one transaction: records of these issues wait for its locks meanwhile. */
const batchSize = 10;

/**
 * Does one thing to each of the issues, whose rows are locked; `change` answers whether there was anything to do. A batch
 * is done or not at all. Where one fails, the answer says how far it came and why; it throws where nothing was changed.
 */
export async function changeInBatches(
  context: Context,
  ids: string[],
  change: (inside: Context, row: LockedState) => Promise<boolean>,
): Promise<ChangedIssues> {
  const before: IssueHandling[] = [];
  let seen = 0;
  let failed: ChangedIssues["failed"] = null;
  for (; seen < ids.length; seen += batchSize) {
    try {
      before.push(...(await changeBatch(context, ids.slice(seen, seen + batchSize), change)));
    } catch (error) {
      if (before.length === 0) throw error;
      failed = { ids: ids.slice(seen), reason: reasonOf(context, error) };
      break;
    }
  }
  const changed = before.length;
  const skipped = ids.length - (failed?.ids.length ?? 0) - changed;
  return { changed, skipped, ids: before.map(({ id }) => id), before, failed };
}

async function changeBatch(
  context: Context,
  ids: string[],
  change: (inside: Context, row: LockedState) => Promise<boolean>,
): Promise<IssueHandling[]> {
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const changed: IssueHandling[] = [];
    for (const row of await lockIssuesInOrder(database, ids)) {
      if (await change(inside, row)) changed.push(toHandling(row));
    }
    return changed;
  });
}

function toHandling({ service_id: _, assignee_id, muted_until, ...row }: LockedState) {
  return { ...row, muted_until: muted_until?.toISOString() ?? null, assignee: assignee_id };
}

/** What the caller may know of a failure; of any other than ours, the log has more. */
function reasonOf({ log }: Context, error: unknown): string {
  if (error instanceof Problem) return error.message;
  log.error({ err: error }, "a change of many issues ended before it was through");
  return "Something went wrong on our side. The fault is logged; try the rest again.";
}
