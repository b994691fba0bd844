import { canAdminister, requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { isMine, requireComment } from "#lib/issues/internal/comment-row.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/**
 * Deletes the caller's own comment; an administrator's right is anybody's, because a comment may hold what must not stay.
 * Throws `not-found`, or `forbidden`.
 */
export async function deleteComment(
  context: Context,
  input: { id: string; comment: string },
): Promise<void> {
  requireAccess(context.actor, "operate");
  await transact(context.database, async (database) => {
    const inside = { ...context, database };
    const { service_id, id, issue_id, ...row } = await requireComment(inside, input);
    if (!isMine(context.actor, row) && !canAdminister(context.actor)) {
      throw new Problem("forbidden", "Only who wrote a comment deletes it, or an administrator.");
    }
    await database.issueComment.delete({ where: { service_id_id: { service_id, id } } });
    await recordAudit(inside, {
      action: "delete-comment",
      object: { type: "issue-comment", id },
      before: { issue: issue_id, characters: row.body.length },
    });
  });
}
