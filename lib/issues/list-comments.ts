import type { Comment } from "#lib/issues/comment-schemas.ts";
import { toComment } from "#lib/issues/internal/comment-row.ts";
import { memberIds } from "#lib/issues/internal/member-ids.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

const atMost = 500;

/** What people said about an issue and those merged into it, newest first; at most 500. Throws `not-found`. */
export async function listComments(context: Context, id: string): Promise<List<Comment>> {
  const head = await requireIssue(context, id);
  const rows = await context.database.issueComment.findMany({
    where: {
      service_id: head.service_id,
      issue_id: { in: await memberIds(context.database, head) },
    },
    orderBy: [{ created_at: "desc" }, { id: "desc" }],
    take: atMost,
  });
  return wholeList(rows.map((row) => toComment(context.actor, row)));
}
