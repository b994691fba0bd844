import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { resolveRange } from "#lib/platform/http/list.ts";
import { listScenarioReliability } from "#lib/recovery/internal/list-scenario-reliability.ts";
import type { ReliabilityRange } from "#lib/recovery/internal/sql/reliability-range.ts";
import { sumDowntimes } from "#lib/recovery/internal/sql/sum-downtimes.ts";
import {
  type IncidentSummary,
  summarizeIncidents,
} from "#lib/recovery/internal/sql/summarize-incidents.ts";
import type {
  Duration,
  Reliability,
  ReliabilityFigures,
  ServiceReliability,
} from "#lib/recovery/reliability-schemas.ts";
import { shareOf } from "#lib/recovery/scenario-reliability.ts";
import { wilsonInterval } from "#lib/recovery/wilson-interval.ts";

export type ReliabilityFilter = {
  service?: string | undefined;
  environment?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/**
 * How reliable services were in a range, the last 24 hours unless given: every service, or the one that is asked for;
 * an unknown name answers none.
 */
export async function getReliability(
  context: Context,
  filter: ReliabilityFilter,
): Promise<Reliability> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const now = context.now();
  const { from, to } = resolveRange(filter, now);
  const services = await database.service.findMany({
    where: filter.service === undefined ? {} : { name: filter.service },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  const service_ids = services.map(({ id }) => id);
  const environment = filter.environment ?? null;
  const range: ReliabilityRange = { service_ids, environment, from, to, now };
  const [incidents, downtimes, scenarios] = await Promise.all([
    summarizeIncidents(database, range),
    sumDowntimes(database, range),
    listScenarioReliability(database, range),
  ]);
  const summaryOf = new Map(incidents.map((row) => [row.service_id, row]));
  const downtimeOf = new Map(downtimes.map((row) => [row.service_id, row.seconds]));
  const lived = (Math.min(to.getTime(), now.getTime()) - from.getTime()) / 1000;
  const data = services.map(
    ({ id, name }): ServiceReliability => ({
      service: name,
      ...describeFigures(summaryOf.get(id), downtimeOf.get(id) ?? 0, lived),
      scenarios: scenarios.get(id) ?? [],
    }),
  );
  data.sort((one, other) => other.downtime_seconds - one.downtime_seconds);
  const together = downtimes.reduce((sum, { seconds }) => sum + seconds, 0);
  return {
    ...{ from: from.toISOString(), to: to.toISOString() },
    all: describeFigures(summaryOf.get(null), together, lived * services.length),
    ...{ data, next_cursor: null },
  };
}

function describeFigures(
  summary: IncidentSummary | undefined,
  downtime: number,
  lived: number,
): ReliabilityFigures {
  const { ended = 0, auto_recovered: recovered = 0 } = summary ?? {};
  return {
    incidents: summary?.incidents ?? 0,
    open: summary?.open ?? 0,
    flaps: summary?.flaps ?? 0,
    downtime_seconds: round(downtime),
    healthy_share: lived > 0 ? Math.max(0, 1 - downtime / lived) : 1,
    time_to_detect: toDuration(summary?.detect, summary?.detected),
    time_to_first_action: toDuration(summary?.act, summary?.acted),
    time_to_recover: toDuration(summary?.recover, ended),
    auto_recovered: {
      ...{ share: shareOf(recovered, ended), recovered, of: ended },
      interval: wilsonInterval(recovered, ended),
    },
  };
}

function toDuration(percentiles: [number, number] | null | undefined, of = 0): Duration {
  const [median = null, p95 = null] = (percentiles ?? []).map(round);
  return { median, p95, of };
}

/** Seconds to the tenth. */
function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
