import { IssueActivity } from "#components/issues/issue-activity.tsx";
import { IssueTags } from "#components/issues/issue-tags.tsx";
import { canAdminister, canOperate } from "#lib/accounts/permissions.ts";
import { listIssueTags } from "#lib/issues/list-issue-tags.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { listIssueActivity } from "#lib/recovery/list-issue-activity.ts";

type Props = { context: Context; issue: Issue };

/** What an issue's records have in common. */
export async function IssueTagsOf({ context, issue }: Props) {
  return <IssueTags {...(await listIssueTags(context, issue.id))} />;
}

/** Who did what, and what was said. */
export async function IssueStory({ context, issue }: Props) {
  const { data } = await listIssueActivity(context, issue.id);
  return (
    <IssueActivity
      issueId={issue.id}
      activity={data}
      mayComment={canOperate(context.actor)}
      mayModerate={canAdminister(context.actor)}
    />
  );
}
