import { listFeedbackRows } from "#lib/issues/internal/sql/list-feedback.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { Feedback } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

/** What people wrote who met an issue, newest first; the latest hundred. Throws `not-found`. */
export async function listIssueFeedback(context: Context, id: string): Promise<List<Feedback>> {
  const issue = await requireIssue(context, id);
  const rows = await listFeedbackRows(context.database, issue);
  return wholeList(rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() })));
}
