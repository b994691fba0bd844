import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Comment, WriteComment } from "#lib/issues/comment-schemas.ts";
import { toComment } from "#lib/issues/internal/comment-row.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";

const mostComments = 500;

/** Adds a comment to an issue. The audit says that, not what: a comment can be deleted. Throws `not-found`, `conflict`. */
export async function createComment(
  context: Context,
  input: { id: string; comment: WriteComment },
): Promise<Comment> {
  requireAccess(context.actor, "operate");
  return transact(context.database, async (database) => {
    const inside = { ...context, database };
    const { service_id, id: issue_id } = await requireIssue(inside, input.id);
    const count = await database.issueComment.count({ where: { service_id, issue_id } });
    if (count >= mostComments) {
      throw new Problem("conflict", `An issue holds at most ${mostComments} comments.`);
    }
    const { id: author_id, name: author_name } = context.actor;
    const { body } = input.comment;
    const row = await database.issueComment.create({
      data: { service_id, issue_id, author_id, author_name, body, created_at: context.now() },
    });
    await recordAudit(inside, {
      action: "create-comment",
      object: { type: "issue-comment", id: row.id },
      after: { issue: issue_id, characters: body.length },
    });
    return toComment(context.actor, row);
  });
}
