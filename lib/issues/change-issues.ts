import { requireAccess } from "#lib/accounts/permissions.ts";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { type ChangedIssues, type ChangeIssues, mostChanged } from "#lib/issues/filter-schemas.ts";
import { resolveFilter } from "#lib/issues/internal/resolve-filter.ts";
import { findIssueIds } from "#lib/issues/internal/sql/find-issue-ids.ts";
import {
  type LockedState,
  lockIssuesInOrder,
} from "#lib/issues/internal/sql/lock-issues-in-order.ts";
import type { ChangeIssue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** So many are one transaction: records of these issues wait for its locks meanwhile. */
const batchSize = 10;

/**
 * Changes each of the issues as `changeIssue` does, up to 10,000 of a filter, those seen last first. A batch is done or
 * not at all; one that fails leaves the batches before it done. Issues that are so already, or gone, are skipped.
 */
export async function changeIssues(
  context: Context,
  { issues, change }: ChangeIssues,
): Promise<ChangedIssues> {
  requireAccess(context.actor, "operate");
  const named =
    "ids" in issues
      ? [...new Set(issues.ids)]
      : await findIssueIds(
          context.database,
          await resolveFilter(context, issues.filter),
          mostChanged,
        );
  const ids: string[] = [];
  for (let start = 0; start < named.length; start += batchSize) {
    const batch = named.slice(start, start + batchSize);
    ids.push(...(await changeBatch(context, batch, change)));
  }
  return { changed: ids.length, skipped: named.length - ids.length, ids };
}

async function changeBatch(context: Context, ids: string[], change: ChangeIssue) {
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const rows = await lockIssuesInOrder(database, ids);
    const changed: string[] = [];
    for (const row of rows) {
      if (isSo(row, change)) continue;
      await changeIssue(inside, { id: row.id, change });
      changed.push(row.id);
    }
    return changed;
  });
}

/** Whether a change of the state alone would change nothing; a mute without an end takes the end of one that has it. */
function isSo({ state, ends }: LockedState, change: ChangeIssue): boolean {
  if (state === "muted" && ends) return false;
  return Object.keys(change).every((name) => name === "state") && change.state === state;
}
