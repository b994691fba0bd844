import type { Metadata } from "next";
import { describeFilters } from "#components/issues/describe-filters.ts";
import { IssueFilters } from "#components/issues/issue-filters.tsx";
import { IssueList } from "#components/issues/issue-list.tsx";
import { loadIssueSearch } from "#components/issues/issue-search.ts";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { LostPage } from "#components/layout/lost-page.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { listIssueTrends } from "#lib/insights/list-issue-trends.ts";
import { listErrorCodes } from "#lib/issues/list-error-codes.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import { orNoPage } from "#lib/platform/http/page-param.ts";
import { listServices } from "#lib/services/list-services.ts";
import { withSkeleton } from "../_parts/with-skeleton.tsx";

export const metadata: Metadata = { title: "Issues" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function IssuesPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const search = await loadIssueSearch(searchParams);
  const [page, { data: services }, codes] = await Promise.all([
    orNoPage(
      listIssues(context, {
        service: search.service ?? undefined,
        environment: search.env ?? undefined,
        error_code: search.code ?? undefined,
        state: search.state ?? undefined,
        q: search.q ?? undefined,
        sort: search.sort,
        cursor: search.cursor ?? undefined,
        limit: 50,
      }),
      search.cursor,
    ),
    listServices(context),
    listErrorCodes(context),
  ]);
  const found = page?.data ?? [];
  const trends = await listIssueTrends(context, { issues: found.map(({ id }) => id) });
  const issues = found.map((issue) => ({ ...issue, trend: trends[issue.id] ?? [] }));
  const filters = describeFilters(search);
  return (
    <>
      <PageHeader title="Issues">
        <IssueFilters services={services} codes={codes} active={filters.length} />
        <LiveRefresh />
      </PageHeader>
      {page ? (
        <IssueList issues={issues} next={page.next_cursor} filters={filters} />
      ) : (
        <LostPage what="issues" />
      )}
    </>
  );
}

export default withSkeleton(IssuesPage);
