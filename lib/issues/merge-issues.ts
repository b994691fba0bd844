import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { type LockedIssue, lockIssues } from "#lib/issues/internal/sql/lock-issues.ts";
import { mergeIssueRows } from "#lib/issues/internal/sql/merge-issues.ts";
import { getIssue, requireIssue } from "#lib/issues/list-issues.ts";
import type { Issue, MergeIssues } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { statementsOf } from "#lib/platform/statements.ts";

/**
 * Lets one issue count for others of its service, from now on and for what is there. No record moves, so that
 * splitting undoes it exactly. Throws `not-found`, or `wrong-input` for issues of another service.
 */
export async function mergeIssues(
  context: Context,
  input: { id: string; merge: MergeIssues },
): Promise<Issue> {
  requireAccess(context.actor, "operate");
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const target = await requireIssue(inside, input.id);
    const sources = await Promise.all(input.merge.issues.map((id) => requireIssue(inside, id)));
    const foreign = sources.find(({ service_id }) => service_id !== target.service_id);
    if (foreign) {
      throw new Problem(
        "wrong-input",
        `“${foreign.title}” belongs to ${foreign.service}, not to ${target.service}.`,
        { errors: [{ path: "issues", message: "Only issues of one service can be merged." }] },
      );
    }
    const others = new Map(sources.map((source) => [source.id, source]));
    others.delete(target.id);
    if (others.size === 0) return getIssue(inside, target.id);
    const { service_id } = target;
    const fingerprints = [target, ...others.values()].map(({ fingerprint }) => fingerprint);
    const locked = await lockIssues(statementsOf(database), service_id, fingerprints);
    requireHeads(locked, [target.id, ...others.keys()]);
    await mergeIssueRows(statementsOf(database), {
      ...{ service_id, target: target.id, sources: [...others.keys()], by: "person" as const },
    });
    await recordAudit(inside, {
      action: "merge-issues",
      object: { type: "issue", id: target.id },
      before: { count: target.count },
      after: { merged: [...others.values()].map(({ id, title, count }) => ({ id, title, count })) },
    });
    return getIssue(inside, target.id);
  });
}

/** Somebody may have merged one of them while this waited for its lock: in a chain the first would be lost. */
function requireHeads(locked: LockedIssue[], ids: string[]): void {
  const heads = new Set(locked.filter((row) => row.merged_into === null).map(({ id }) => id));
  if (ids.every((id) => heads.has(id))) return;
  throw new Problem("conflict", "One of these issues was merged just now. Look again.");
}
