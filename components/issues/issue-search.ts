import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { IssueSort, IssueState } from "#lib/issues/schemas.ts";

/** What the address of the list of issues holds. */
const issueParsers = {
  service: parseAsString,
  env: parseAsString,
  code: parseAsString,
  state: parseAsStringLiteral(IssueState.options),
  q: parseAsString,
  sort: parseAsStringLiteral(IssueSort.options).withDefault("last_seen"),
  cursor: parseAsString,
};
export const loadIssueSearch = createLoader(issueParsers);
export type IssueSearch = Awaited<ReturnType<typeof loadIssueSearch>>;
