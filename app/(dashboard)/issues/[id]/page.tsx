import type { Metadata } from "next";
import { resolveSpan } from "#components/insights/span.ts";
import { SpanPicker } from "#components/insights/span-picker.tsx";
import { IssueFigures } from "#components/issues/issue-figures.tsx";
import { loadIssuePageSearch } from "#components/issues/issue-search.ts";
import { IssueStateButtons } from "#components/issues/issue-state-buttons.tsx";
import { IssueTitle } from "#components/issues/issue-title.tsx";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import { getIssue } from "#lib/issues/list-issues.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";
import { IssueGrouping } from "./_parts/issue-grouping.tsx";
import { IssueRecords } from "./_parts/issue-records.tsx";
import { IssueRecovery } from "./_parts/issue-recovery.tsx";
import { IssueTimeline } from "./_parts/issue-timeline.tsx";
import { IssueVisitors } from "./_parts/issue-visitors.tsx";

export const metadata: Metadata = { title: "Issue" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function IssuePage({ params, searchParams }: Props) {
  const [context, { id }, search] = await Promise.all([
    requirePageContext(),
    params,
    loadIssuePageSearch(searchParams),
  ]);
  const issue = await orNotFound(getIssue(context, id));
  return (
    <>
      <PageHeader title={<span className="font-mono">{issue.error_code}</span>}>
        <SpanPicker />
        <LiveRefresh on={{ issue: issue.id, service: issue.service }} />
        {canOperate(context.actor) ? <IssueStateButtons issue={issue} /> : null}
      </PageHeader>
      <IssueTitle issue={issue} />
      <div className="grid items-start gap-4.5 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-w-0 flex-col gap-4.5">
          <IssueFigures issue={issue} />
          <IssueTimeline {...{ context, issue }} span={resolveSpan(search, context.now())} />
          <IssueRecords {...{ context, issue }} cursor={search.cursor} />
        </div>
        <div className="flex min-w-0 flex-col gap-4.5">
          <IssueRecovery {...{ context, issue }} />
          <IssueVisitors {...{ context, issue }} span={resolveSpan(search, context.now())} />
          <IssueGrouping {...{ context, issue }} />
        </div>
      </div>
    </>
  );
}
