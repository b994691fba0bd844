import { listObjectChanges } from "#lib/accounts/list-object-changes.ts";
import { IssueActivity } from "#lib/issues/activity-schemas.ts";
import { memberIds } from "#lib/issues/internal/member-ids.ts";
import { listComments } from "#lib/issues/list-comments.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { Context } from "#lib/platform/context.ts";

const mostEvents = 200;

/**
 * What happened to an issue, newest first: that it opened and came back, who changed it and how, what people said. The
 * latest 200 of each. Throws `not-found`.
 */
export async function listIssueHistory(context: Context, id: string): Promise<IssueActivity[]> {
  const head = await requireIssue(context, id);
  const ids = await memberIds(context.database, head);
  const [changes, events, comments] = await Promise.all([
    listObjectChanges(context, { type: "issue", ids }),
    context.database.issueEvent.findMany({
      where: { service_id: head.service_id, issue_id: { in: ids } },
      orderBy: { at: "desc" },
      take: mostEvents,
    }),
    listComments(context, head.id),
  ]);
  return sortByTime([
    { kind: "opened", at: head.first_seen.toISOString() },
    ...events.map((event) => IssueActivity.parse({ kind: event.kind, at: event.at.toISOString() })),
    ...changes.map(({ at, actor, action, before, after }) => ({
      ...{ kind: "changed" as const, at, actor, action, before, after },
    })),
    ...comments.data.map((comment) => ({
      ...{ kind: "commented" as const, at: comment.created_at, comment },
    })),
  ]);
}

/** Newest first; of the same moment, in the order given. */
export function sortByTime(activity: IssueActivity[]): IssueActivity[] {
  return activity.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
