import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

/** What a list of records is narrowed by, as its address says. */
export type RecordSearch = {
  service: string | null;
  env: string | null;
  code: string | null;
  q: string | null;
  /** RFC 3339. */
  from: string;
};

/** How many are looked at: with more than that the list is read anew. */
export const newestLimit = 50;

/** The newest records that the search finds; null when nobody answers, for the next look may. */
export async function fetchNewest(search: RecordSearch): Promise<ErrorRecord[] | null> {
  const { service, env, code, q, from } = search;
  const given = { service, environment: env, error_code: code, q, from };
  const query = new URLSearchParams({ limit: String(newestLimit) });
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, value);
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
