import { readTableChoice, type TableChoice } from "#components/data-table/table-choice.ts";

/** Remembers how a reader has set the table of issues. */
export const issueTableCookie = "issue-table";
/** Remembers that a reader wants the values beside the list: `open`. */
export const issueFacetsCookie = "issue-facets";

/** The columns that a reader may switch off, in their first order. */
export const issueTableColumns = [
  ...(["service", "state", "trend", "count", "users"] as const),
  ...(["last_seen", "recovery", "first_seen"] as const),
];
export type IssueTableColumn = (typeof issueTableColumns)[number];

/** The columns that fit beside each other on a common screen are shown at first. */
const hiddenAtFirst = ["first_seen"];

export function readIssueTableChoice(cookie: string | undefined): TableChoice {
  return readTableChoice(cookie, issueTableColumns, hiddenAtFirst);
}
