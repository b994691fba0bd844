import { requireAccess } from "#lib/accounts/permissions.ts";
import { requireIssue } from "#lib/issues/list-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { describeRuns } from "#lib/recovery/internal/describe-runs.ts";

/**
 * Runs for incidents of the issue's service that name its error code, newest first: what was done about it, as far as
 * counts by code can tell. Throws `not-found`.
 */
export async function listIssueRuns(
  context: Context,
  { id, limit }: { id: string; limit: number },
): Promise<Run[]> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const { service_id, error_code, first_seen } = await requireIssue(context, id);
  const incidents = await database.incident.findMany({
    where: {
      service_id,
      error_codes: { has: error_code },
      OR: [{ closed_at: null }, { closed_at: { gte: first_seen } }],
    },
    select: { id: true },
    orderBy: { opened_at: "desc" },
    take: limit,
  });
  const runs = await database.run.findMany({
    where: { service_id, incident_id: { in: incidents.map((incident) => incident.id) } },
    select: { id: true },
    orderBy: [{ created_at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return describeRuns(
    database,
    runs.map((run) => run.id),
  );
}
