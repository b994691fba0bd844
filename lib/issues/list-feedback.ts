import { hasAccess, requireAccess } from "#lib/accounts/permissions.ts";
import { type FeedbackRow, listFeedbackRows } from "#lib/issues/internal/sql/list-feedback.ts";
import { listServiceFeedbackRows } from "#lib/issues/internal/sql/list-service-feedback.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { Feedback } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { requireService } from "#lib/services/require-service.ts";

/** What people wrote who met an issue, newest first; the latest hundred. Throws `not-found`. */
export async function listIssueFeedback(context: Context, id: string): Promise<List<Feedback>> {
  const issue = await requireIssue(context, id);
  const rows = await listFeedbackRows(context.database, issue);
  return wholeList(rows.map((row) => toFeedback(context, row)));
}

/** What people wrote who met any error of a service, newest first; the latest hundred. Throws `not-found`. */
export async function listServiceFeedback(
  context: Context,
  service: string,
): Promise<List<Feedback>> {
  requireAccess(context.actor, "read");
  const { id } = await requireService(context, service);
  const rows = await listServiceFeedbackRows(context.database, id);
  return wholeList(rows.map((row) => toFeedback(context, row)));
}

/** Who wrote it is for those who can answer, not for everyone who may look. */
function toFeedback(
  { actor }: Context,
  { name, email, created_at, ...row }: FeedbackRow,
): Feedback {
  const mayAnswer = hasAccess(actor, "operate");
  return {
    ...row,
    name: mayAnswer ? name : null,
    email: mayAnswer ? email : null,
    wants_answer: email !== null,
    created_at: created_at.toISOString(),
  };
}
