import { readTableChoice, type TableChoice } from "#components/data-table/table-choice.ts";

/** Remembers how a reader has set the table of issues. */
export const issueTableCookie = "issue-table";
/** Remembers that a reader wants the values beside the list: `open`. */
export const issueFacetsCookie = "issue-facets";

/** Names of the columns that a reader may switch off, in their first order. */
export const issueColumnNames = {
  service: "Service",
  state: "State",
  trend: "24 h",
  count: "Records",
  users: "Users",
  last_seen: "Last",
  recovery: "Recovery",
  first_seen: "First",
};

/** The columns that fit beside each other on a common screen are shown at first. */
const hiddenAtFirst = ["first_seen"];

export function readIssueTableChoice(cookie: string | undefined): TableChoice {
  return readTableChoice(cookie, Object.keys(issueColumnNames), hiddenAtFirst);
}
