import type { resolveSpan } from "#components/insights/span.ts";
import { describeFilters } from "#components/issues/describe-filters.ts";
import { LiveRecords } from "#components/issues/live-records.tsx";
import { RecordList } from "#components/issues/record-list.tsx";
import type { loadRecordSearch } from "#components/issues/record-search.ts";
import { LostPage } from "#components/layout/lost-page.tsx";
import { Card } from "#components/ui/card.tsx";
import type { readRecordPage } from "./read-record-page.ts";

type Search = Awaited<ReturnType<typeof loadRecordSearch>>;
type Span = ReturnType<typeof resolveSpan>;
type Props = { page: Awaited<ReturnType<typeof readRecordPage>>; search: Search; span: Span };

/** Whether the list has a newest end that grows: a later page, a time that has ended and one request have none. */
export function canGrow({ cursor, ref }: Search, { to }: Span): boolean {
  return !cursor && !ref && to === undefined;
}

/** A page of records; the first one knows what comes. */
export function RecordResults({ page, search, span }: Props) {
  if (!page) return <LostPage what="records" />;
  const list = { records: page.data, next: page.next_cursor, within: span.within };
  const filters = describeFilters(search);
  const { service, env, code, q } = search;
  return (
    <Card className="px-4.5 py-2 max-sm:px-4">
      {canGrow(search, span) ? (
        <LiveRecords
          {...{ ...list, filters }}
          search={{ service, env, code, q, from: span.from }}
        />
      ) : (
        <RecordList {...{ ...list, filters }} linksIssue />
      )}
    </Card>
  );
}
