import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { spanParsers } from "#components/insights/span.ts";
import { IssueSort } from "#lib/issues/schemas.ts";

const several = parseAsArrayOf(parseAsString).withDefault([]);

/** What narrows the list of issues in its address. */
export const issueFilterParsers = {
  service: several,
  env: several,
  code: several,
  level: several,
  state: several,
  ref: parseAsString,
  after: parseAsString,
  before: parseAsString,
  q: parseAsString,
};
export type IssueSearch = inferParserType<typeof issueFilterParsers>;
/** A change of the address: null takes away. */
export type SearchPatch = { [Name in keyof IssueSearch]?: IssueSearch[Name] | null };

/** What the address of the list of issues holds. */
export const loadIssueSearch = createLoader({
  ...issueFilterParsers,
  sort: parseAsStringLiteral(IssueSort.options).withDefault("last_seen"),
});

/** What the address of one issue holds; `show` is which record is shown in full. */
export const loadIssuePageSearch = createLoader({
  ...spanParsers,
  show: parseAsString.withDefault("latest"),
  cursor: parseAsString,
});

const nothing: IssueSearch = {
  ...{ service: [], env: [], code: [], level: [], state: [] },
  ...{ ref: null, after: null, before: null, q: null },
};

/** The address after a change of it. */
export function withPatch(search: IssueSearch, patch: SearchPatch): IssueSearch {
  const changed = Object.entries(nothing).filter(([name]) => name in patch);
  const given = Object.entries(patch).filter(([, value]) => value !== null);
  return { ...search, ...Object.fromEntries(changed), ...Object.fromEntries(given) };
}
