import type { RecordFilter } from "#components/issues/derive-record-filter.ts";
import { findRecords } from "#lib/issues/find-records.ts";
import type { Context } from "#lib/platform/context.ts";
import { orNoPage } from "#lib/platform/http/page-param.ts";

/** The records that the address asks for; null where its page is none of the list. */
export async function readRecordPage(
  context: Context,
  filter: RecordFilter & { cursor: string | null },
) {
  const { cursor, told, ...query } = filter;
  const { from, to } = query;
  // A token may end the time before it begins: nothing is in it.
  if (from && to && from >= to) return { data: [], next_cursor: null };
  const page = { cursor: cursor ?? undefined, limit: 50 };
  return orNoPage(findRecords(context, { ...query, ...page, told }), cursor);
}
