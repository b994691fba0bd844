import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { RecoverySummary } from "#lib/recovery/answers.ts";
import { describeIncidents } from "#lib/recovery/internal/describe-incidents.ts";
import { describeRuns } from "#lib/recovery/internal/describe-runs.ts";
import { filterService } from "#lib/recovery/internal/name-rows.ts";
import { listLiveRuns } from "#lib/recovery/list-runs.ts";

const mostLately = 10;

/** What is recovering now, what waits for people, and what ended lately; of one service where asked. */
export async function recoverySummary(
  context: Context,
  filter: { service?: string | undefined } = {},
): Promise<RecoverySummary> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const live = await listLiveRuns(context, filter);
  const place = await filterService(database, filter.service);
  const ended = await database.run.findMany({
    where: { ...place, ended_at: { not: null } },
    select: { id: true },
    orderBy: { ended_at: "desc" },
    take: mostLately,
  });
  const worked = live.flatMap(({ incident_id }) => incident_id ?? []);
  const left = await database.incident.findMany({
    where: { ...place, closed_at: null, id: { notIn: worked } },
    orderBy: { opened_at: "desc" },
    take: 100,
  });
  return {
    recovering: live.filter(({ state }) => state !== "AWAITING_APPROVAL"),
    waiting: live.filter(({ state }) => state === "AWAITING_APPROVAL"),
    needs_people: await describeIncidents(context, left),
    lately: await describeRuns(
      database,
      ended.map(({ id }) => id),
    ),
  };
}
