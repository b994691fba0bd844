import type { Metadata } from "next";
import { resolveSpan } from "#components/insights/span.ts";
import { describeFilters } from "#components/issues/describe-filters.ts";
import { RecordFilters } from "#components/issues/record-filters.tsx";
import { loadRecordSearch } from "#components/issues/record-search.ts";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { LiveToggle } from "#components/layout/live-toggle.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { listErrorCodes } from "#lib/issues/list-error-codes.ts";
import { listServices } from "#lib/services/list-services.ts";
import { withSkeleton } from "../_parts/with-skeleton.tsx";
import { readRecordPage } from "./_parts/read-record-page.ts";
import { canGrow, RecordResults } from "./_parts/record-results.tsx";

export const metadata: Metadata = { title: "Records" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function RecordsPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const search = await loadRecordSearch(searchParams);
  const span = resolveSpan(search, context.now());
  const [page, { data: services }, codes] = await Promise.all([
    readRecordPage(context, search, span),
    listServices(context),
    listErrorCodes(context),
  ]);
  const filters = describeFilters(search);
  return (
    <>
      <PageHeader title="Records">
        {canGrow(search, span) ? <LiveToggle /> : <LiveRefresh on={{ types: ["record"] }} />}
      </PageHeader>
      <div className="mb-4 flex flex-wrap gap-2.5">
        <RecordFilters services={services} codes={codes} active={filters.length} />
      </div>
      <RecordResults page={page} search={search} span={span} />
    </>
  );
}

export default withSkeleton(RecordsPage);
