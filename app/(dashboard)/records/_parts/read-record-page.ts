import type { loadRecordSearch } from "#components/issues/record-search.ts";
import { findRecords } from "#lib/issues/find-records.ts";
import type { Context } from "#lib/platform/context.ts";
import { orNoPage } from "#lib/platform/http/page-param.ts";

type Search = Awaited<ReturnType<typeof loadRecordSearch>>;

/** The records that the address asks for; null where its page is none of the list. */
export function readRecordPage(
  context: Context,
  { service, env, code, ref, q, cursor }: Search,
  { from, to }: { from: string; to: string | undefined },
) {
  const found = findRecords(context, {
    ...{ from, to },
    service: service ?? undefined,
    environment: env ?? undefined,
    error_code: code ?? undefined,
    told: ref ?? undefined,
    q: q ?? undefined,
    cursor: cursor ?? undefined,
    limit: 50,
  });
  return orNoPage(found, cursor);
}
