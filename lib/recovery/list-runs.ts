import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { type List, openCursor, packCursor } from "#lib/platform/http/list.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { describeRuns } from "#lib/recovery/internal/describe-runs.ts";
import { filterService } from "#lib/recovery/internal/name-rows.ts";
import type { RunState } from "#lib/recovery/schemas.ts";

export type RunFilter = {
  service?: string | undefined;
  environment?: string | undefined;
  scenario?: string | undefined;
  state?: RunState | "live" | undefined;
  incident_id?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Runs, newest first. */
export async function listRuns(context: Context, filter: RunFilter): Promise<List<Run>> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const rows = await database.run.findMany({
    where: { AND: [await toWhere(context, filter), after(filter.cursor)] },
    select: { id: true, created_at: true },
    orderBy: [{ created_at: "desc" }, { id: "desc" }],
    take: filter.limit + 1,
  });
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    data: await describeRuns(
      database,
      page.map(({ id }) => id),
    ),
    next_cursor: last ? packCursor([last.created_at.toISOString(), last.id]) : null,
  };
}

async function toWhere({ database }: Context, filter: RunFilter) {
  const { environment, scenario, state, incident_id } = filter;
  return {
    ...(await filterService(database, filter.service)),
    ...(environment === undefined ? {} : { environment }),
    ...(incident_id === undefined ? {} : { incident_id }),
    ...(scenario === undefined ? {} : { name: scenario, scenario_id: { not: null } }),
    ...(state === "live" ? { ended_at: null } : {}),
    ...(state === undefined || state === "live" ? {} : { state }),
  };
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [time = "", id = ""] = openCursor(cursor, ["time", "uuid"]);
  const created_at = new Date(time);
  return { OR: [{ created_at: { lt: created_at } }, { created_at, id: { lt: id } }] };
}

/** One run with its attempts, events and windows; throws `not-found`. */
export async function getRun(context: Context, id: string): Promise<Run> {
  requireAccess(context.actor, "read");
  const [run] = uuid.test(id) ? await describeRuns(context.database, [id]) : [];
  if (!run) throw new Problem("not-found", `There is no run ${id}.`);
  return run;
}

/** Runs that hold targets now, newest first; at most 100. */
export async function listLiveRuns(
  context: Context,
  filter: { service?: string | undefined } = {},
): Promise<Run[]> {
  const { data } = await listRuns(context, { ...filter, state: "live", limit: 100 });
  return data;
}
