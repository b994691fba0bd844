import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { type Found, looksAtEach, searchBack } from "#lib/issues/internal/search-back.ts";
import {
  listRecordRows,
  type RecordFilter,
  type RecordRow,
} from "#lib/issues/internal/sql/list-records.ts";
import { joinStack } from "#lib/issues/join-stack.ts";
import type { listRecordsOperation } from "#lib/issues/operations.ts";
import { deriveReference, readReference } from "#lib/issues/reference.ts";
import { Level, type Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, openCursor, packCursor, resolveRange } from "#lib/platform/http/list.ts";

export type RecordQuery = z.output<(typeof listRecordsOperation)["query"]>;

/** A page ends here, so that a thousand large records are not one answer. */
const pageBytes = 8 * 1024 * 1024;

/** A first page answers at once; who asks for a further one wants the rest of the search. */
const patience = { first: 150, further: 3000 };

/**
 * Records that match, newest first, of the last 24 hours unless a range is given. Where each record has to be looked at,
 * a page may end before it is full, or empty: what is left of the time comes with its cursor.
 */
export async function listRecords(
  context: Context,
  query: RecordQuery,
  milliseconds = query.cursor ? patience.further : patience.first,
): Promise<List<Record>> {
  requireAccess(context.actor, "read");
  const { cursor, limit, reference, ...filter } = query;
  const [timestamp = "", id = ""] = cursor ? openCursor(cursor, ["time", "uuid"]) : [];
  const { from, until } = resolveRange(query, context.now());
  const asked: RecordFilter = {
    ...filter,
    from,
    to: until,
    reference: reference ? (readReference(reference) ?? reference) : referenceOf(query.request_id),
    before: cursor ? { timestamp, id } : null,
    limit: limit + 1,
    bytes: pageBytes,
  };
  const { rows, cut, searchedTo } = looksAtEach(asked)
    ? await searchBack(context.database, asked, milliseconds)
    : await findAll(context, asked);
  const page = rows.slice(0, limit);
  return {
    data: page.map(toRecord),
    next_cursor: rows.length > limit || cut ? cursorAfter(page.at(-1)) : cursorAt(searchedTo),
  };
}

async function findAll({ database }: Context, filter: RecordFilter): Promise<Found> {
  const rows = await listRecordRows(database, filter);
  return { rows, cut: (rows[0]?.found ?? 0) > rows.length, searchedTo: null };
}

/** Before all ids: a page that ended there for want of time. */
const noId = "00000000-0000-0000-0000-000000000000";

function cursorAfter(last: RecordRow | undefined): string | null {
  return last ? packCursor([last.timestamp.toISOString(), last.id]) : null;
}

function cursorAt(searchedTo: Date | null): string | null {
  return searchedTo ? packCursor([searchedTo.toISOString(), noId]) : null;
}

/** How far back a search has come whose page ended for want of time, as RFC 3339; null where it did not. */
export function readSearchedTo(nextCursor: string | null): string | null {
  if (nextCursor === null) return null;
  const [timestamp = "", id] = openCursor(nextCursor, ["time", "uuid"]);
  return id === noId ? timestamp : null;
}

/** Request ids have no index of their own: a record's reference is derived from its request id. */
function referenceOf(requestId: string | undefined): string | undefined {
  return requestId === undefined ? undefined : deriveReference(requestId);
}

/** A row as it is answered. */
export function toRecord({ timestamp, received_at, level, found: _, ...rest }: RecordRow): Record {
  const { calls, calls_at, ...row } = rest;
  return {
    ...row,
    stack_trace: joinStack(row.stack_trace, calls, calls_at),
    timestamp: timestamp.toISOString(),
    received_at: received_at.toISOString(),
    level: Level.parse(level),
  };
}
