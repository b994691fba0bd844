import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Suspense } from "react";
import { deriveIssueFilter } from "#components/issues/derive-issue-filter.ts";
import { IssueChips } from "#components/issues/issue-chips.tsx";
import { loadIssueSearch } from "#components/issues/issue-search.ts";
import { issueFacetsCookie, issueTableCookie } from "#components/issues/issue-table-choice.ts";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PanelBoundary } from "#components/layout/panel-boundary.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { PageViews } from "../_parts/page-views.tsx";
import { withSkeleton } from "../_parts/with-skeleton.tsx";
import { IssueFacetsAside } from "./_parts/issue-facets-aside.tsx";
import { IssueResults } from "./_parts/issue-results.tsx";
import { IssueSteering } from "./_parts/issue-steering.tsx";
import { IssueTimelinePart } from "./_parts/issue-timeline-part.tsx";

export const metadata: Metadata = { title: "Issues" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function IssuesPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const search = await loadIssueSearch(searchParams);
  const choices = await cookies();
  const facetsOpen = choices.get(issueFacetsCookie)?.value === "open";
  const asked = { search, ...deriveIssueFilter(search, context.now()) };
  return (
    <>
      <PageHeader title="Issues">
        <PageViews page="issues" {...{ context, searchParams }} />
        <LiveRefresh />
      </PageHeader>
      <IssueSteering {...{ asked, facetsOpen }} />
      <IssueChips chips={asked.chips} notes={asked.notes} />
      <div className="flex items-start gap-4.5">
        {facetsOpen ? <IssueFacetsAside {...{ context, asked }} /> : null}
        <div className="flex min-w-0 grow flex-col gap-3">
          <PanelBoundary title="The timeline">
            <Suspense fallback={<Skeleton className="h-83 max-sm:h-11" />}>
              <IssueTimelinePart {...{ context, asked }} />
            </Suspense>
          </PanelBoundary>
          <PanelBoundary title="The issues">
            <Suspense fallback={<Skeleton className="h-96" />}>
              <IssueResults {...{ context, asked }} table={choices.get(issueTableCookie)?.value} />
            </Suspense>
          </PanelBoundary>
        </div>
      </div>
    </>
  );
}

export default withSkeleton(IssuesPage);
