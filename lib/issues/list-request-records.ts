import { listRecords } from "#lib/issues/list-records.ts";
import { oldestKeptDay } from "#lib/issues/record-day.ts";
import type { Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";

const atMost = 500;

/** All records of one request across services, as they happened; the last 500 of them, and whether there were more. */
export async function listRequestRecords(
  context: Context,
  request_id: string,
): Promise<{ records: Record[]; has_more: boolean }> {
  const from = oldestKeptDay(context.now(), environment().RETENTION_DAYS).toISOString();
  const { data, next_cursor } = await listRecords(context, { request_id, from, limit: atMost });
  return { records: data.toReversed(), has_more: next_cursor !== null };
}
