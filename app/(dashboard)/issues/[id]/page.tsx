import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { resolveSpan } from "#components/insights/span.ts";
import { SpanPicker } from "#components/insights/span-picker.tsx";
import { IssueFigures } from "#components/issues/issue-figures.tsx";
import { loadIssuePageSearch } from "#components/issues/issue-search.ts";
import { IssueTitle } from "#components/issues/issue-title.tsx";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { findIssueRecord } from "#lib/issues/find-issue-record.ts";
import { getIssue } from "#lib/issues/list-issues.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";
import { IssueActions } from "./_parts/issue-actions.tsx";
import { IssueAside } from "./_parts/issue-aside.tsx";
import { IssueRecordDetail, IssueRecords } from "./_parts/issue-records.tsx";
import { IssueStory, IssueTagsOf } from "./_parts/issue-story.tsx";
import { IssueTimeline } from "./_parts/issue-timeline.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues.issuePage"))("title") };
}

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
  const found = await findIssueRecord(context, { issue: issue.id, which: search.show });
  const span = resolveSpan(await getTranslations("insights.span"), search, context.now());
  const part = { context, issue };
  return (
    <>
      <PageHeader title={<span className="font-mono">{issue.error_code}</span>}>
        <SpanPicker />
        <LiveRefresh on={{ issue: issue.id, service: issue.service }} />
        <IssueActions {...part} record={found?.record ?? null} />
      </PageHeader>
      <IssueTitle issue={issue} />
      <div className="grid items-start gap-4.5 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-w-0 flex-col gap-4.5">
          <IssueFigures issue={issue} />
          <IssueTimeline {...part} span={span} />
          <IssueRecordDetail found={found} which={search.show} />
          <IssueTagsOf {...part} />
          <IssueStory {...part} />
          <IssueRecords {...part} cursor={search.cursor} />
        </div>
        <IssueAside {...part} span={span} />
      </div>
    </>
  );
}
