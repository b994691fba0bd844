import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { getIssue, requireIssue } from "#lib/issues/list-issues.ts";
import type { ChangeIssue, Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";

/** Opens, resolves or mutes an issue; throws `not-found`. */
export async function changeIssue(
  context: Context,
  input: { id: string; change: ChangeIssue },
): Promise<Issue> {
  requireAccess(context.actor, "operate");
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const before = await requireIssue(inside, input.id);
    await database.issue.update({
      where: { service_id_id: { service_id: before.service_id, id: before.id } },
      data: { state: input.change.state, state_changed_at: context.now() },
    });
    await recordAudit(inside, {
      action: "change-issue",
      object: { type: "issue", id: before.id },
      before: { state: before.state },
      after: input.change,
    });
    return getIssue(inside, input.id);
  });
}
