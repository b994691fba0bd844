import { requireAccess } from "#lib/accounts/permissions.ts";
import { changeIssue } from "#lib/issues/change-issue.ts";
import { type ChangedIssues, type ChangeIssues, mostChanged } from "#lib/issues/filter-schemas.ts";
import { changeInBatches } from "#lib/issues/internal/change-in-batches.ts";
import { resolveFilter } from "#lib/issues/internal/resolve-filter.ts";
import { findIssueIds } from "#lib/issues/internal/sql/find-issue-ids.ts";
import type { LockedState } from "#lib/issues/internal/sql/lock-issues-in-order.ts";
import type { ChangeIssue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

/**
 * Changes each of the issues as `changeIssue` does, up to 10,000 of a filter, those seen last first. A batch is done or
 * not at all; where one fails, those before it stay changed and the answer says so. Issues that are so already, or gone,
 * are skipped.
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
  return changeInBatches(context, named, async (inside, row) => {
    if (isSo(row, change)) return false;
    await changeIssue(inside, { id: row.id, change });
    return true;
  });
}

/** Whether a change of the state alone would change nothing; a mute without an end takes the end of one that has it. */
function isSo(
  { state, muted_until, muted_to_count, muted_until_regression }: LockedState,
  change: ChangeIssue,
): boolean {
  const ends = muted_until !== null || muted_to_count !== null || muted_until_regression;
  if (state === "muted" && ends) return false;
  return Object.keys(change).every((name) => name === "state") && change.state === state;
}
