import { listRecords, type RecordQuery } from "#lib/issues/list-records.ts";
import { readReference } from "#lib/issues/reference.ts";
import type { Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import type { List } from "#lib/platform/http/list.ts";

/**
 * Records by what somebody was told: a reference where it reads as one and any has it, else a request id. Words that
 * are searched for may be a reference, too.
 */
export async function findRecords(
  context: Context,
  { told, ...query }: RecordQuery & { told: string | undefined },
): Promise<List<Record>> {
  const { q, ...others } = query;
  if (told === undefined) {
    return (await findByReference(context, others, q)) ?? listRecords(context, query);
  }
  const found = await findByReference(context, query, told);
  return found ?? listRecords(context, { ...query, request_id: told });
}

async function findByReference(
  context: Context,
  query: RecordQuery,
  text: string | undefined,
): Promise<List<Record> | null> {
  if (text === undefined || !readReference(text)) return null;
  const found = await listRecords(context, { ...query, reference: text });
  return found.data.length > 0 ? found : null;
}
