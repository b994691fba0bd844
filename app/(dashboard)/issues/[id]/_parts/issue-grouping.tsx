import { IssueFeedback } from "#components/issues/issue-feedback.tsx";
import { MergedIssues } from "#components/issues/merged-issues.tsx";
import { RelatedIssues } from "#components/issues/related-issues.tsx";
import { WhyGrouped } from "#components/issues/why-grouped.tsx";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listIssueFeedback } from "#lib/issues/list-feedback.ts";
import { listMergedIssues } from "#lib/issues/list-merged-issues.ts";
import { listRelatedIssues } from "#lib/issues/list-related-issues.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";

type Props = { context: Context; issue: Issue };

/** Why these records are one issue, what else counts in it or may belong to it, and what people wrote. */
export async function IssueGrouping({ context, issue }: Props) {
  const [merged, related, feedback] = await Promise.all([
    listMergedIssues(context, issue.id),
    listRelatedIssues(context, issue.id),
    listIssueFeedback(context, issue.id),
  ]);
  const mayChange = canOperate(context.actor);
  return (
    <>
      {feedback.data.length > 0 ? <IssueFeedback feedback={feedback.data} /> : null}
      <WhyGrouped issue={issue} />
      {merged.data.length > 0 ? (
        <MergedIssues {...{ issue, mayChange }} merged={merged.data} />
      ) : null}
      {related.data.length > 0 ? (
        <RelatedIssues {...{ issue, mayChange }} related={related.data} />
      ) : null}
    </>
  );
}
