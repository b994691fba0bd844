import type { z } from "zod";
import { requireAccess } from "#lib/accounts/permissions.ts";
import { resolveFilter } from "#lib/issues/internal/resolve-filter.ts";
import {
  findIssueRow,
  type IssueRow,
  listIssueRows,
} from "#lib/issues/internal/sql/list-issues.ts";
import type { listIssuesOperation } from "#lib/issues/operations.ts";
import { type Issue, IssueState, Level } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, openCursor, packCursor } from "#lib/platform/http/list.ts";
import { requireUuid } from "#lib/platform/http/parse-id.ts";

export type IssueQuery = z.output<(typeof listIssuesOperation)["query"]>;

/** Issues that match, sorted as asked. */
export async function listIssues(context: Context, query: IssueQuery): Promise<List<Issue>> {
  requireAccess(context.actor, "read");
  const { cursor, limit, sort: _, ...filter } = query;
  const [value = "", id = ""] = cursor
    ? openCursor(cursor, [query.sort === "count" ? "number" : "time", "uuid"])
    : [];
  const rows = await listIssueRows(context.database, await resolveFilter(context, filter), {
    sort: query.sort,
    after: cursor ? { value, id } : null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => toIssue(row, oneOf(row.environments, query.environment))),
    next_cursor:
      rows.length > limit && last ? packCursor([sortValue(last, query.sort), last.id]) : null,
  };
}

/** One issue; throws `not-found`. */
export async function getIssue(context: Context, id: string): Promise<Issue> {
  return toIssue(await requireIssue(context, id));
}

/** The row of an issue; throws `not-found`, also for what is no id at all. */
export async function requireIssue(context: Context, id: string): Promise<IssueRow> {
  requireAccess(context.actor, "read");
  const absence = "There is no issue with this id.";
  const row = await findIssueRow(context.database, requireUuid(id, absence));
  if (!row) throw new Problem("not-found", absence);
  return row;
}

/** The environment asked for, where it is one that the issue has. */
function oneOf(environments: string[], asked: string | undefined): string | undefined {
  return environments.find((environment) => environment === asked);
}

function sortValue(row: IssueRow, sort: IssueQuery["sort"]): string | number {
  return sort === "count" ? row.count : row[sort].toISOString();
}

/** A row as it is answered; `environment` is the one asked for, else where it was last seen. */
export function toIssue(
  { service_id: _, related: __, assignee_id, assignee_name, muted_to_count, ...row }: IssueRow,
  askedFor?: string,
): Issue {
  return {
    ...row,
    assignee: assignee_id === null ? null : { id: assignee_id, name: assignee_name ?? "Somebody" },
    muted_until: row.muted_until?.toISOString() ?? null,
    muted_count: muted_to_count === null ? null : Math.max(0, muted_to_count - row.count),
    environment: askedFor ?? row.environment,
    level: Level.parse(row.level),
    state: IssueState.parse(row.state),
    first_seen: row.first_seen.toISOString(),
    last_seen: row.last_seen.toISOString(),
  };
}
