import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { spanParsers } from "#components/insights/span.ts";
import { IssueSort, IssueState } from "#lib/issues/schemas.ts";

/** What the address of the list of issues holds. */
export const loadIssueSearch = createLoader({
  service: parseAsString,
  env: parseAsString,
  code: parseAsString,
  state: parseAsStringLiteral(IssueState.options),
  q: parseAsString,
  sort: parseAsStringLiteral(IssueSort.options).withDefault("last_seen"),
  cursor: parseAsString,
});

/** What the address of one issue holds; `show` is which record is shown in full. */
export const loadIssuePageSearch = createLoader({
  ...spanParsers,
  show: parseAsString.withDefault("latest"),
  cursor: parseAsString,
});
