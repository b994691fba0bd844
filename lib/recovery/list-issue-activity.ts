import type { IssueActivity } from "#lib/issues/activity-schemas.ts";
import { listIssueHistory, sortByTime } from "#lib/issues/list-issue-history.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";
import { listIssueRuns } from "#lib/recovery/list-issue-runs.ts";

const mostRuns = 50;
const atMost = 300;

/** Who did what to an issue and what happened to it, with the recoveries that were started, newest first; at most 300. */
export async function listIssueActivity(
  context: Context,
  id: string,
): Promise<List<IssueActivity>> {
  const [history, runs] = await Promise.all([
    listIssueHistory(context, id),
    listIssueRuns(context, { id, limit: mostRuns }),
  ]);
  const started = runs.map(({ id: run, name, state, created_at: at }) => ({
    ...{ kind: "recovery" as const, at, run: { id: run, name, state } },
  }));
  return wholeList(sortByTime([...history, ...started]).slice(0, atMost));
}
