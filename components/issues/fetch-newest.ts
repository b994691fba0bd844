import type { RecordFilter } from "#components/issues/derive-record-filter.ts";
import { toQuery } from "#components/issues/to-query.ts";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

/** How many are looked at: with more than that the list is read anew. */
export const newestLimit = 50;

/** The newest records of a filter; null when nobody answers, for the next look may. */
export async function fetchNewest(filter: RecordFilter): Promise<ErrorRecord[] | null> {
  const query = toQuery({ ...filter, limit: String(newestLimit) });
  try {
    const answer = await fetch(`/api/v1/records?${query}`, {
      headers: { accept: "application/json" },
    });
    if (!answer.ok) return null;
    const page: { data: ErrorRecord[] } = await answer.json();
    return page.data;
  } catch {
    return null;
  }
}
