import type { Comment } from "#lib/issues/comment-schemas.ts";
import { memberIds } from "#lib/issues/internal/member-ids.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";

export type CommentRow = {
  id: string;
  author_id: string | null;
  author_name: string;
  body: string;
  created_at: Date;
  edited_at: Date | null;
};

export function toComment(actor: Actor, row: CommentRow): Comment {
  return {
    id: row.id,
    author: row.author_name,
    is_mine: isMine(actor, row),
    body: row.body,
    created_at: row.created_at.toISOString(),
    edited_at: row.edited_at?.toISOString() ?? null,
  };
}

export function isMine(actor: Actor, row: { author_id: string | null }): boolean {
  return row.author_id !== null && row.author_id === actor.id;
}

/** A comment on an issue or on one merged into it; throws `not-found`. */
export async function requireComment(context: Context, input: { id: string; comment: string }) {
  const head = await requireIssue(context, input.id);
  const { service_id } = head;
  const absence = "There is no such comment on this issue.";
  const id = requireUuid(input.comment, absence);
  const issues = await memberIds(context.database, head);
  const row = await context.database.issueComment.findUnique({
    where: { service_id_id: { service_id, id }, issue_id: { in: issues } },
  });
  if (!row) throw new Problem("not-found", absence);
  return row;
}
