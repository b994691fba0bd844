import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Comment, WriteComment } from "#lib/issues/comment-schemas.ts";
import { isMine, requireComment, toComment } from "#lib/issues/internal/comment-row.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

/** Changes the caller's own comment; throws `not-found`, or `forbidden` for somebody else's. */
export async function changeComment(
  context: Context,
  input: { id: string; comment: string; change: WriteComment },
): Promise<Comment> {
  requireAccess(context.actor, "operate");
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const before = await requireComment(inside, input);
    if (!isMine(context.actor, before)) {
      throw new Problem("forbidden", "Only who wrote a comment changes it.");
    }
    const { service_id, id, issue_id } = before;
    const { body } = input.change;
    const row = await database.issueComment.update({
      where: { service_id_id: { service_id, id } },
      data: { body, edited_at: context.now() },
    });
    await recordAudit(inside, {
      action: "change-comment",
      object: { type: "issue-comment", id },
      before: { issue: issue_id, characters: before.body.length },
      after: { issue: issue_id, characters: body.length },
    });
    return toComment(context.actor, row);
  });
}
