import type { Context } from "#lib/platform/context.ts";
import { derivePublicState, type PublicState } from "#lib/recovery/public-state.ts";
import { RunState } from "#lib/recovery/schemas.ts";

/**
 * What visitors of a service are told, and since when (RFC 3339). Error pages are for visitors, so only one
 * environment counts.
 */
export async function describePublicState(
  { database, now }: Context,
  service_id: number,
  environment = "production",
): Promise<{ state: PublicState; since: string }> {
  const place = { service_id, environment };
  const live = await database.run.findFirst({
    where: { ...place, ended_at: null },
    include: { events: { orderBy: { seq: "desc" }, take: 1 } },
    orderBy: { created_at: "desc" },
  });
  const incident = await database.incident.findFirst({
    where: place,
    orderBy: { opened_at: "desc" },
  });
  const last = incident
    ? await database.run.findFirst({
        where: { incident_id: incident.id, ended_at: { not: null } },
        orderBy: { ended_at: "desc" },
      })
    : null;
  const ended = incident?.closed_at ?? null;
  const state = derivePublicState({
    live: live ? RunState.parse(live.state) : null,
    incident: incident && {
      open: ended === null,
      ended_seconds_ago: ended ? (now().getTime() - ended.getTime()) / 1000 : 0,
    },
    last: last ? RunState.parse(last.state) : null,
  });
  const since = live
    ? (live.events[0]?.at ?? live.created_at)
    : (ended ?? last?.ended_at ?? incident?.opened_at ?? now());
  return { state, since: since.toISOString() };
}
