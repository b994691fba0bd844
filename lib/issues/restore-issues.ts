import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { ChangedIssues, IssueHandling, RestoreIssues } from "#lib/issues/filter-schemas.ts";
import { changeInBatches } from "#lib/issues/internal/change-in-batches.ts";
import { describeChanged } from "#lib/issues/internal/describe-changed.ts";
import type { LockedState } from "#lib/issues/internal/sql/lock-issues-in-order.ts";
import { getIssue } from "#lib/issues/list-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Gives issues back exactly how they were handled, as the answer of `changeIssues` has it; a mute whose end has passed
 * ends at once. Issues that are so already, or gone, are skipped. Fails as `changeIssues` does.
 */
export async function restoreIssues(
  context: Context,
  { issues }: RestoreIssues,
): Promise<ChangedIssues> {
  requireAccess(context.actor, "operate");
  const wanted = new Map(issues.map((handling) => [handling.id, handling]));
  return changeInBatches(context, [...wanted.keys()], async (inside, row) => {
    const handling = wanted.get(row.id);
    if (!handling || isSo(row, handling)) return false;
    await restoreIssue(inside, row, handling);
    return true;
  });
}

async function restoreIssue(
  context: Context,
  row: LockedState,
  wanted: IssueHandling,
): Promise<void> {
  const { database } = context;
  const { id, assignee, muted_until, ...handling } = wanted;
  const isThere =
    assignee === null || (await database.user.findUnique({ where: { id: assignee } })) !== null;
  if (!isThere) throw new Problem("wrong-input", "Who looked after an issue is no user any more.");
  const before = await getIssue(context, id);
  const changed = { handling: !isHandledSo(row, wanted), assignee: row.assignee_id !== assignee };
  await database.issue.update({
    where: { service_id_id: { service_id: row.service_id, id } },
    data: {
      ...{ ...handling, assignee_id: assignee },
      muted_until: muted_until === null ? null : new Date(muted_until),
      ...(changed.handling ? { state_changed_at: context.now() } : {}),
    },
  });
  await recordAudit(context, {
    action: "change-issue",
    object: { type: "issue", id },
    before: describeChanged(changed, before),
    after: describeChanged(changed, await getIssue(context, id)),
  });
}

function isSo(row: LockedState, handling: IssueHandling): boolean {
  return isHandledSo(row, handling) && row.assignee_id === handling.assignee;
}

function isHandledSo(row: LockedState, handling: IssueHandling): boolean {
  const until = handling.muted_until === null ? undefined : Date.parse(handling.muted_until);
  return (
    row.state === handling.state &&
    row.muted_to_count === handling.muted_to_count &&
    row.muted_until_regression === handling.muted_until_regression &&
    row.muted_until?.getTime() === until
  );
}
