import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { lockIssues } from "#lib/issues/internal/sql/lock-issues.ts";
import { splitIssueRows } from "#lib/issues/internal/sql/split-issue.ts";
import { getIssue, requireIssue } from "#lib/issues/list-issues.ts";
import type { Issue, SplitIssue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { statementsOf } from "#lib/platform/statements.ts";

/**
 * Lets merged issues count for themselves again, with what has come for them meanwhile; they are not merged by
 * themselves any more. Throws `not-found`, or `conflict` for an issue that is not merged into this one.
 */
export async function splitIssue(
  context: Context,
  input: { id: string; split: SplitIssue },
): Promise<Issue> {
  requireAccess(context.actor, "operate");
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const head = await requireIssue(inside, input.id);
    const { service_id } = head;
    const members = await database.issue.findMany({
      where: { service_id, id: { in: input.split.issues }, merged_into: head.id },
      select: { id: true, fingerprint: true, title: true },
    });
    if (members.length < new Set(input.split.issues).size) {
      throw new Problem("conflict", "Only issues that were merged into this one can be split off.");
    }
    const statements = statementsOf(database);
    const fingerprints = members.map(({ fingerprint }) => fingerprint);
    const locked = await lockIssues(statements, service_id, [head.fingerprint, ...fingerprints]);
    const ids = members.map(({ id }) => id);
    const mergedInto = new Map(locked.map((row) => [row.id, row.merged_into]));
    // Another merge or split may have been quicker while this waited for its locks.
    if (mergedInto.get(head.id) !== null || ids.some((id) => mergedInto.get(id) !== head.id)) {
      throw new Problem("conflict", "These issues were merged or split just now. Look again.");
    }
    await splitIssueRows(statements, { service_id, head: head.id, members: ids });
    await recordAudit(inside, {
      action: "split-issue",
      object: { type: "issue", id: head.id },
      before: { count: head.count },
      after: { split: members.map(({ id, title }) => ({ id, title })) },
    });
    return getIssue(inside, head.id);
  });
}
