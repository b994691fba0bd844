import { getTranslations } from "next-intl/server";
import { resolveSpan } from "#components/insights/span.ts";
import { deriveRecordFilter } from "#components/issues/derive-record-filter.ts";
import { describeFilters } from "#components/issues/describe-filters.ts";
import { loadRecordSearch } from "#components/issues/record-search.ts";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** What the address of the list asks for, as the API and as the reader calls it. */
export async function readAsked(params: Params, now: Date) {
  const [t, name, spans, search] = await Promise.all([
    getTranslations("issues.search"),
    getTranslations("issues.search.labels"),
    getTranslations("insights.span"),
    loadRecordSearch(params),
  ]);
  const { from, to, within } = resolveSpan(spans, search, now);
  const { filter, notes } = deriveRecordFilter(t, search, now);
  return {
    place: { cursor: search.cursor, filter: { from, ...(to ? { to } : {}), ...filter } },
    shown: { within, filters: describeFilters(name, search) },
    notes,
  };
}
