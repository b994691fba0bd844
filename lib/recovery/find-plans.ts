import { requireAccess } from "#lib/accounts/permissions.ts";
import { toContains } from "#lib/platform/contains.ts";
import type { Context } from "#lib/platform/context.ts";
import { nameServices } from "#lib/recovery/internal/name-rows.ts";
import { RunState } from "#lib/recovery/schemas.ts";

type Search = { text: string; limit: number };
export type FoundScenario = { name: string; mode: string; service: string };
export type FoundRun = {
  id: string;
  name: string;
  state: RunState;
  service: string;
  created_at: Date;
};

/** Scenarios whose name contains some text, in any case; by name, at most `limit`. */
export async function findScenarios(context: Context, search: Search): Promise<FoundScenario[]> {
  requireAccess(context.actor, "read");
  const rows = await context.database.scenario.findMany({
    where: { deleted_at: null, name: toContains(search.text) },
    select: { name: true, mode: true, service_id: true },
    orderBy: { name: "asc" },
    take: search.limit,
  });
  const nameService = await nameServices(context.database, rows);
  return rows.map(({ name, mode, service_id }) => ({
    name,
    mode,
    service: nameService(service_id),
  }));
}

/** Runs of what contains some text in its name, or of one of the services; newest first, at most `limit`. */
export async function findRuns(
  context: Context,
  search: Search & { services: number[] },
): Promise<FoundRun[]> {
  requireAccess(context.actor, "read");
  const rows = await context.database.run.findMany({
    where: {
      OR: [{ name: toContains(search.text) }, { service_id: { in: search.services } }],
    },
    select: { id: true, name: true, state: true, service_id: true, created_at: true },
    orderBy: [{ created_at: "desc" }, { id: "desc" }],
    take: search.limit,
  });
  const nameService = await nameServices(context.database, rows);
  return rows.map(({ service_id, state, ...row }) => ({
    ...row,
    state: RunState.parse(state),
    service: nameService(service_id),
  }));
}
