import {
  listRecordRows,
  type RecordFilter,
  type RecordRow,
} from "#lib/issues/internal/sql/list-records.ts";
import type { Database } from "#lib/platform/database.ts";

export type Found = {
  rows: RecordRow[];
  /** Whether more would have come but for the size of the page. */
  cut: boolean;
  /** Where the search ended for want of time; null where it reached the start, or as many as were wanted. */
  searchedTo: Date | null;
};

const firstSpan = 15 * 60_000;
const growth = 4;
/** A stretch that took less says nothing of how long a longer one takes. */
const quickMilliseconds = 50;

/** What no index helps with: each record of the time has to be looked at. */
export function looksAtEach(filter: RecordFilter): boolean {
  const { id, issue, reference } = filter;
  if (id ?? issue ?? reference) return false;
  const { q, error_code, environment, level, release, user_id } = filter;
  return [q, error_code, environment, level, release, user_id].some((part) => part !== undefined);
}

/** Records that match, newest first, stretch by stretch back in time until there are enough or the time is over. */
export async function searchBack(
  database: Database,
  filter: RecordFilter,
  patienceMilliseconds: number,
): Promise<Found> {
  const started = performance.now();
  const rows: RecordRow[] = [];
  let span = firstSpan;
  let bytes = filter.bytes;
  for (let to = latestOf(filter); to > filter.from; ) {
    const from = new Date(Math.max(filter.from.getTime(), to.getTime() - span));
    const asked = performance.now();
    const limit = filter.limit - rows.length;
    const found = await listRecordRows(database, { ...filter, from, to, limit, bytes });
    rows.push(...found);
    bytes -= found.reduce((sum, row) => sum + sizeOf(row), 0);
    const cut = bytes <= 0 || (found[0]?.found ?? 0) > found.length;
    if (cut || rows.length >= filter.limit) return { rows, cut, searchedTo: null };
    const took = performance.now() - asked;
    const isOver = performance.now() - started + took > patienceMilliseconds;
    if (isOver && from > filter.from) return { rows, cut: false, searchedTo: from };
    if (took < quickMilliseconds) span *= growth;
    to = from;
  }
  return { rows, cut: false, searchedTo: null };
}

/** About what the row takes of a page. */
function sizeOf({ message, stack_trace, calls }: RecordRow): number {
  return message.length + (stack_trace?.length ?? 0) + (calls?.length ?? 0);
}

/** A later page begins at its cursor, whose moment other records may share. */
function latestOf({ to, before }: RecordFilter): Date {
  return before ? new Date(Math.min(to.getTime(), Date.parse(before.timestamp) + 1)) : to;
}
