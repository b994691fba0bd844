import { listRecords, type RecordQuery } from "#lib/issues/list-records.ts";
import { readReference } from "#lib/issues/reference.ts";
import type { Record } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import type { List } from "#lib/platform/http/list.ts";

/** Records by what somebody was told: a reference where it reads as one and any has it, else a request id. */
export async function findRecords(
  context: Context,
  { told, ...query }: RecordQuery & { told: string | undefined },
): Promise<List<Record>> {
  if (told === undefined) return listRecords(context, query);
  if (readReference(told)) {
    const found = await listRecords(context, { ...query, reference: told });
    if (found.data.length > 0) return found;
  }
  return listRecords(context, { ...query, request_id: told });
}
