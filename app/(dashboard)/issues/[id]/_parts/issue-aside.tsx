import type { Span } from "#components/insights/span.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { IssueGrouping } from "./issue-grouping.tsx";
import { IssueRecovery } from "./issue-recovery.tsx";
import { IssueVisitors } from "./issue-visitors.tsx";

type Props = { context: Context; issue: Issue; span: Span };

/** What is done about an issue, who met it, and why it is one. */
export function IssueAside({ span, ...part }: Props) {
  return (
    <div className="flex min-w-0 flex-col gap-4.5">
      <IssueRecovery {...part} />
      <IssueVisitors {...part} span={span} />
      <IssueGrouping {...part} />
    </div>
  );
}
