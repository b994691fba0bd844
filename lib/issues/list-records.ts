import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { listRecordRows, type RecordRow } from "#lib/issues/internal/sql/list-records.ts";
import { joinStack } from "#lib/issues/join-stack.ts";
import type { listRecordsOperation } from "#lib/issues/operations.ts";
import { deriveReference, readReference } from "#lib/issues/reference.ts";
import { Level, type Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, openCursor, packCursor, resolveRange } from "#lib/platform/http/list.ts";

export type RecordQuery = z.output<(typeof listRecordsOperation)["query"]>;

/** A page ends here, so that a thousand large records are not one answer. */
const pageBytes = 8 * 1024 * 1024;

/** Records that match, newest first, of the last 24 hours unless a range is given. */
export async function listRecords(context: Context, query: RecordQuery): Promise<List<Record>> {
  requireAccess(context.actor, "read");
  const { cursor, limit, reference, ...filter } = query;
  const [timestamp = "", id = ""] = cursor ? openCursor(cursor, ["time", "uuid"]) : [];
  const { from, until } = resolveRange(query, context.now());
  const rows = await listRecordRows(context.database, {
    ...filter,
    from,
    to: until,
    reference: reference ? (readReference(reference) ?? reference) : referenceOf(query.request_id),
    before: cursor ? { timestamp, id } : null,
    limit: limit + 1,
    bytes: pageBytes,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = last && (rows[0]?.found ?? 0) > page.length;
  return {
    data: page.map(toRecord),
    next_cursor: more ? packCursor([last.timestamp.toISOString(), last.id]) : null,
  };
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
