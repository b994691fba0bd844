import { listRelatedRows } from "#lib/issues/internal/sql/list-issues.ts";
import { requireIssue, toIssue } from "#lib/issues/list-issues.ts";
import type { Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

const atMost = 20;

/**
 * Issues of any service that may be the same fault, seen last first: they share the kind of error and the rough words
 * of its message, whatever their code and stack. Throws `not-found`.
 */
export async function listRelatedIssues(context: Context, id: string): Promise<List<Issue>> {
  const { related, ...issue } = await requireIssue(context, id);
  if (related === null) return wholeList([]);
  const rows = await listRelatedRows(context.database, {
    related,
    limit: atMost + 1,
  });
  return wholeList(
    rows
      .filter((row) => row.id !== issue.id)
      .slice(0, atMost)
      .map((row) => toIssue(row)),
  );
}
