import type { RecordFilter } from "#components/issues/derive-record-filter.ts";
import { LiveRecords } from "#components/issues/live-records.tsx";
import { RecordList } from "#components/issues/record-list.tsx";
import type { ActiveFilter } from "#components/layout/active-filters.tsx";
import { LostPage } from "#components/layout/lost-page.tsx";
import { Card } from "#components/ui/card.tsx";
import { readSearchedTo } from "#lib/issues/list-records.ts";
import type { readRecordPage } from "./read-record-page.ts";

type Place = { cursor: string | null; filter: RecordFilter };
type Props = Place & {
  page: Awaited<ReturnType<typeof readRecordPage>>;
  filters: ActiveFilter[];
  within: string;
};

/** Whether the list has a newest end that grows: a later page, a time that has ended and one request have none. */
export function canGrow({ cursor, filter }: Place): boolean {
  return !cursor && filter.told === undefined && filter.to === undefined;
}

/** A page of records; the first one knows what comes. */
export function RecordResults({ page, filters, within, ...place }: Props) {
  if (!page) return <LostPage what="records" />;
  const { data: records, next_cursor: next } = page;
  const list = { records, next, within, filters, searchedTo: readSearchedTo(next) };
  return (
    <Card className="px-4.5 py-2 max-sm:px-4">
      {canGrow(place) ? (
        <LiveRecords {...list} filter={place.filter} />
      ) : (
        <RecordList {...list} linksIssue />
      )}
    </Card>
  );
}
