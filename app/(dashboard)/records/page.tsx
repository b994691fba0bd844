import type { Metadata } from "next";
import { resolveSpan } from "#components/insights/span.ts";
import { deriveRecordFilter } from "#components/issues/derive-record-filter.ts";
import { describeFilters } from "#components/issues/describe-filters.ts";
import { RecordFilters } from "#components/issues/record-filters.tsx";
import { loadRecordSearch } from "#components/issues/record-search.ts";
import { SearchNotes } from "#components/issues/search-notes.tsx";
import { toQuery } from "#components/issues/to-query.ts";
import { ExportMenu } from "#components/layout/export-menu.tsx";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { LiveToggle } from "#components/layout/live-toggle.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { listErrorCodes } from "#lib/issues/list-error-codes.ts";
import { listServices } from "#lib/services/list-services.ts";
import { PageViews } from "../_parts/page-views.tsx";
import { withSkeleton } from "../_parts/with-skeleton.tsx";
import { readRecordPage } from "./_parts/read-record-page.ts";
import { canGrow, RecordResults } from "./_parts/record-results.tsx";

export const metadata: Metadata = { title: "Records" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function RecordsPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const search = await loadRecordSearch(searchParams);
  const { from, to, within } = resolveSpan(search, context.now());
  const asked = deriveRecordFilter(search, context.now());
  const filter = { from, ...(to ? { to } : {}), ...asked.filter };
  const place = { cursor: search.cursor, filter };
  const [page, { data: services }, codes] = await Promise.all([
    readRecordPage(context, { ...filter, cursor: search.cursor }),
    listServices(context),
    listErrorCodes(context),
  ]);
  const filters = describeFilters(search);
  return (
    <>
      <PageHeader title="Records">
        <PageViews page="records" {...{ context, searchParams }} />
        {canGrow(place) ? <LiveToggle /> : <LiveRefresh on={{ types: ["record"] }} />}
      </PageHeader>
      <div className="mb-4 flex flex-wrap gap-2.5">
        <RecordFilters services={services} codes={codes} active={filters.length} />
        <ExportMenu path="/api/v1/records/export" query={toQuery(filter)} />
        <SearchNotes notes={asked.notes} />
      </div>
      <RecordResults {...{ ...place, page, filters, within }} />
    </>
  );
}

export default withSkeleton(RecordsPage);
