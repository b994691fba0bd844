import type { Database } from "#lib/platform/database.ts";
import { actionsOf } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { nameServices } from "#lib/recovery/internal/name-rows.ts";
import { type Target, targetTypes } from "#lib/recovery/target-schemas.ts";

type TargetRow = {
  id: string;
  name: string;
  service_id: number;
  environment: string;
  type: string;
  config: unknown;
  sealed: string | null;
  created_at: Date;
  updated_at: Date;
};

/** Targets as the API answers them: without secrets, with the run that holds each. */
export async function describeTargets(database: Database, rows: TargetRow[]): Promise<Target[]> {
  const services = await nameServices(database, rows);
  const held = await database.runTarget.findMany({
    where: { live: true, target_id: { in: rows.map(({ id }) => id) } },
  });
  return rows.map((row) => {
    const type = targetTypes.find((known) => known === row.type);
    return {
      name: row.name,
      service: services(row.service_id),
      environment: row.environment,
      type: row.type,
      config: Object(row.config),
      has_secret: row.sealed !== null,
      actions: type ? [...actionsOf[type]] : [],
      live_run: held.find(({ target_id }) => target_id === row.id)?.run_id ?? null,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
    };
  });
}
