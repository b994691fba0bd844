import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, openCursor, packCursor, resolveRange } from "#lib/platform/http/list.ts";
import type { Incident } from "#lib/recovery/answers.ts";
import { describeIncidents } from "#lib/recovery/internal/describe-incidents.ts";
import { filterService } from "#lib/recovery/internal/name-rows.ts";

export type IncidentFilter = {
  service?: string | undefined;
  environment?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

/** Incidents that were open at some time of the range, newest first. */
export async function listIncidents(
  context: Context,
  filter: IncidentFilter,
): Promise<List<Incident>> {
  requireAccess(context.actor, "read");
  const { database } = context;
  const { from, to } = resolveRange(filter, context.now());
  const { environment } = filter;
  const rows = await database.incident.findMany({
    where: {
      opened_at: { lte: to },
      ...(await filterService(database, filter.service)),
      ...(environment === undefined ? {} : { environment }),
      AND: [{ OR: [{ closed_at: null }, { closed_at: { gte: from } }] }, after(filter.cursor)],
    },
    orderBy: [{ opened_at: "desc" }, { id: "desc" }],
    take: filter.limit + 1,
  });
  const page = rows.slice(0, filter.limit);
  const last = rows.length > filter.limit ? page.at(-1) : undefined;
  return {
    data: await describeIncidents(context, page),
    next_cursor: last ? packCursor([last.opened_at.toISOString(), last.id]) : null,
  };
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [time = "", id = ""] = openCursor(cursor, ["time", "uuid"]);
  const opened_at = new Date(time);
  return { OR: [{ opened_at: { lt: opened_at } }, { opened_at, id: { lt: id } }] };
}
