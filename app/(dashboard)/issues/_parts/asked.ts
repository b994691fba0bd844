import { getTranslations } from "next-intl/server";
import { type DerivedFilter, deriveIssueFilter } from "#components/issues/derive-issue-filter.ts";
import { loadIssueSearch } from "#components/issues/issue-search.ts";

/** What the address of the list asks for, as it stands there and as it is understood. */
export type Asked = DerivedFilter & { search: Awaited<ReturnType<typeof loadIssueSearch>> };

type Params = Promise<Record<string, string | string[] | undefined>>;

export async function readAsked(params: Params, now: Date): Promise<Asked> {
  const [t, search] = await Promise.all([
    getTranslations("issues.search"),
    loadIssueSearch(params),
  ]);
  return { search, ...deriveIssueFilter(t, search, now) };
}
