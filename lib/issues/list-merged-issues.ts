import { requireIssue } from "#lib/issues/list-issues.ts";
import { MergedIssue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

const atMost = 1000;

/** The fingerprints that count in an issue, merged last first; at most 1,000. Throws `not-found`. */
export async function listMergedIssues(context: Context, id: string): Promise<List<MergedIssue>> {
  const head = await requireIssue(context, id);
  const rows = await context.database.issue.findMany({
    where: { service_id: head.service_id, merged_into: head.id },
    orderBy: [{ merged_at: "desc" }, { id: "asc" }],
    take: atMost,
  });
  return wholeList(
    rows.map((row) =>
      MergedIssue.parse({ ...row, merged_at: row.merged_at?.toISOString(), title: row.title }),
    ),
  );
}
