import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { IssueChips } from "#components/issues/issue-chips.tsx";
import { issueFacetsCookie, issueTableCookie } from "#components/issues/issue-table-choice.ts";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { PanelBoundary } from "#components/layout/panel-boundary.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { PageViews } from "../_parts/page-views.tsx";
import { withSkeleton } from "../_parts/with-skeleton.tsx";
import { readAsked } from "./_parts/asked.ts";
import { IssueFacetsAside } from "./_parts/issue-facets-aside.tsx";
import { IssueResults } from "./_parts/issue-results.tsx";
import { IssueSteering } from "./_parts/issue-steering.tsx";
import { IssueTimelinePart } from "./_parts/issue-timeline-part.tsx";
import { ListWords } from "./_parts/list-words.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("issues.page");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function IssuesPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const [choices, t] = await Promise.all([cookies(), getTranslations("issues.page")]);
  const facetsOpen = choices.get(issueFacetsCookie)?.value === "open";
  const asked = await readAsked(searchParams, context.now());
  return (
    <ListWords>
      <PageHeader title={t("title")}>
        <PageViews page="issues" {...{ context, searchParams }} />
        <LiveRefresh />
      </PageHeader>
      <IssueSteering {...{ asked, facetsOpen }} />
      <IssueChips chips={asked.chips} notes={asked.notes} />
      <div className="flex items-start gap-4.5">
        {facetsOpen ? <IssueFacetsAside {...{ context, asked }} /> : null}
        <div className="flex min-w-0 grow flex-col gap-3">
          <PanelBoundary title={t("timeline")}>
            <Suspense fallback={<Skeleton className="h-83 max-sm:h-11" />}>
              <IssueTimelinePart {...{ context, asked }} />
            </Suspense>
          </PanelBoundary>
          <PanelBoundary title={t("issues")}>
            <Suspense fallback={<Skeleton className="h-96" />}>
              <IssueResults {...{ context, asked }} table={choices.get(issueTableCookie)?.value} />
            </Suspense>
          </PanelBoundary>
        </div>
      </div>
    </ListWords>
  );
}

export default withSkeleton(IssuesPage);
