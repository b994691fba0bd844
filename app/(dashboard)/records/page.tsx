import type { Metadata } from "next";
import { resolveSpan } from "#components/insights/span.ts";
import { deriveRecordFilter } from "#components/issues/derive-record-filter.ts";
import { describeFilters } from "#components/issues/describe-filters.ts";
import { RecordFilters } from "#components/issues/record-filters.tsx";
import { RecordList } from "#components/issues/record-list.tsx";
import { loadRecordSearch } from "#components/issues/record-search.ts";
import { SearchNotes } from "#components/issues/search-notes.tsx";
import { toQuery } from "#components/issues/to-query.ts";
import { ExportMenu } from "#components/layout/export-menu.tsx";
import { LiveRefresh } from "#components/layout/live-refresh.tsx";
import { LostPage } from "#components/layout/lost-page.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { listErrorCodes } from "#lib/issues/list-error-codes.ts";
import { listServices } from "#lib/services/list-services.ts";
import { readRecordPage } from "./_parts/read-record-page.ts";

export const metadata: Metadata = { title: "Records" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RecordsPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const search = await loadRecordSearch(searchParams);
  const { from, to, within } = resolveSpan(search, context.now());
  const asked = deriveRecordFilter(search, context.now());
  const filter = { from, ...(to ? { to } : {}), ...asked.filter };
  const [page, { data: services }, codes] = await Promise.all([
    readRecordPage(context, { ...filter, cursor: search.cursor }),
    listServices(context),
    listErrorCodes(context),
  ]);
  const filters = describeFilters(search);
  return (
    <>
      <PageHeader title="Records">
        <LiveRefresh />
      </PageHeader>
      <div className="mb-4 flex flex-wrap gap-2.5">
        <RecordFilters services={services} codes={codes} active={filters.length} />
        <ExportMenu path="/api/v1/records/export" query={toQuery(filter)} />
        <SearchNotes notes={asked.notes} />
      </div>
      {page ? (
        <Card className="px-4.5 py-2 max-sm:px-4">
          <RecordList
            {...{ filters, within }}
            records={page.data}
            next={page.next_cursor}
            linksIssue
          />
        </Card>
      ) : (
        <LostPage what="records" />
      )}
    </>
  );
}
