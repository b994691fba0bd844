import { IssueExplorer } from "#components/issues/issue-explorer.tsx";
import { readIssueTableChoice } from "#components/issues/issue-table-choice.ts";
import { NoIssues } from "#components/issues/no-issues.tsx";
import { canOperate } from "#lib/accounts/permissions.ts";
import { listIssues } from "#lib/issues/list-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import { listLatestRecoveries } from "#lib/recovery/list-latest-recoveries.ts";
import type { Asked } from "./asked.ts";
import { readReliefs } from "./read-reliefs.ts";

type Props = {
  context: Context;
  asked: Asked;
  /** The cookie that holds how the reader has set the table. */
  table: string | undefined;
};

const firstRows = 50;

/** The first issues of the filter, or which part of the filter to take away to see some. */
export async function IssueResults({ context, asked, table }: Props) {
  const { filter, search, chips } = asked;
  const [first, latest] = await Promise.all([
    listIssues(context, { ...filter, sort: search.sort, limit: firstRows }),
    listLatestRecoveries(context),
  ]);
  if (first.data.length === 0) {
    const reliefs = await readReliefs(context, asked);
    return <NoIssues isFiltered={chips.length > 0} reliefs={reliefs} />;
  }
  const recoveries = Object.fromEntries(
    latest.map(({ service, error_code, id, state }) => [`${service} ${error_code}`, { id, state }]),
  );
  return (
    <IssueExplorer
      // Another filter is another list; a refresh of the same one keeps its place.
      key={JSON.stringify(search)}
      {...{ first, filter, recoveries }}
      choice={readIssueTableChoice(table)}
      mayOperate={canOperate(context.actor)}
    />
  );
}
