import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { listRecordRows, type RecordRow } from "#lib/issues/internal/sql/list-records.ts";
import type { listRecordsOperation } from "#lib/issues/operations.ts";
import { readReference } from "#lib/issues/reference.ts";
import { Level, type Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, openCursor, packCursor, resolveRange } from "#lib/platform/http/list.ts";

export type RecordQuery = z.output<(typeof listRecordsOperation)["query"]>;

/** Records that match, newest first, of the last 24 hours unless a range is given. */
export async function listRecords(context: Context, query: RecordQuery): Promise<List<Record>> {
  requireAccess(context.actor, "read");
  const { cursor, limit, reference, ...filter } = query;
  const [timestamp = "", id = ""] = cursor ? openCursor(cursor, 2) : [];
  const rows = await listRecordRows(context.database, {
    ...filter,
    ...resolveArrivedRange(query, context.now()),
    reference: reference && (readReference(reference) ?? reference),
    before: cursor ? { timestamp, id } : null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last;
  return {
    data: page.map(toRecord),
    next_cursor: more ? packCursor([last.timestamp.toISOString(), last.id]) : null,
  };
}

/** Without an end the range reaches as far as a reporter's clock may run ahead: what was just accepted is in it. */
function resolveArrivedRange(query: RecordQuery, now: Date) {
  const { from, to } = resolveRange(query, now);
  return { from, to: query.to ? to : new Date(to.getTime() + 5 * 60_000 + 1000) };
}

function toRecord({ timestamp, received_at, level, ...row }: RecordRow): Record {
  return {
    ...row,
    timestamp: timestamp.toISOString(),
    received_at: received_at.toISOString(),
    level: Level.parse(level),
  };
}
