import type { DerivedFilter } from "#components/issues/derive-issue-filter.ts";
import type { loadIssueSearch } from "#components/issues/issue-search.ts";

/** What the address of the list asks for, as it stands there and as it is understood. */
export type Asked = DerivedFilter & { search: Awaited<ReturnType<typeof loadIssueSearch>> };
