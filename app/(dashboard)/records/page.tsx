import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { RecordFilters } from "#components/issues/record-filters.tsx";
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
import { readAsked } from "./_parts/asked.ts";
import { readRecordPage } from "./_parts/read-record-page.ts";
import { canGrow, RecordResults } from "./_parts/record-results.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issues.records"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function RecordsPage({ searchParams }: Props) {
  const context = await requirePageContext();
  const { place, shown, notes } = await readAsked(searchParams, context.now());
  const [t, page, { data: services }, codes] = await Promise.all([
    getTranslations("issues.records"),
    readRecordPage(context, { ...place.filter, cursor: place.cursor }),
    listServices(context),
    listErrorCodes(context),
  ]);
  return (
    <ClientMessages
      of={["issues.views", "issues.records", "issues.record", "issues.recordSteps", "issues.stack"]}
    >
      <PageHeader title={t("title")}>
        <PageViews page="records" {...{ context, searchParams }} />
        {canGrow(place) ? <LiveToggle /> : <LiveRefresh on={{ types: ["record"] }} />}
      </PageHeader>
      <div className="mb-4 flex flex-wrap gap-2.5">
        <RecordFilters services={services} codes={codes} active={shown.filters.length} />
        <ExportMenu path="/api/v1/records/export" query={toQuery(place.filter)} />
        <SearchNotes notes={notes} />
      </div>
      <RecordResults {...{ ...place, ...shown, page }} />
    </ClientMessages>
  );
}

export default withSkeleton(RecordsPage);
