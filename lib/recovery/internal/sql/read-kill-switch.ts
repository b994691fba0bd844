import type { Database } from "#lib/platform/database.ts";
import type { EngagedSwitch } from "#lib/recovery/kill-switch.ts";

export type SwitchFacts = { now: Date; engaged: EngagedSwitch | null };
type Row = {
  now: Date;
  service_id: number;
  gone: boolean;
  scope: string | null;
  reason: string;
};

/** Its switch went with its name: what is left of it must not act. */
const deletedService = { scope: "service:a deleted service", reason: "There is no such service." };

/** The database's time and the switch that stops each service now, if any; the global one first. */
export async function readKillSwitches(
  database: Database,
  service_ids: number[],
): Promise<Map<number, SwitchFacts>> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT clock_timestamp() AS now, asked.service_id, services.id IS NULL AS gone,
      engaged.scope, engaged.reason
    FROM unnest(${service_ids}::int[]) AS asked(service_id)
    LEFT JOIN services ON services.id = asked.service_id
    LEFT JOIN LATERAL (
      SELECT scope, reason FROM kill_switches
      WHERE engaged AND (scope = 'global' OR scope = 'service:' || services.name)
      ORDER BY scope
      LIMIT 1
    ) AS engaged ON true`;
  return new Map(
    rows.map(({ service_id, now, gone, scope, reason }) => {
      const engaged = scope === null ? null : { scope, reason };
      return [service_id, { now, engaged: engaged ?? (gone ? deletedService : null) }];
    }),
  );
}

/** The same of one service. */
export async function readKillSwitch(database: Database, service_id: number): Promise<SwitchFacts> {
  const found = (await readKillSwitches(database, [service_id])).get(service_id);
  // Fail closed: what cannot be read counts as engaged.
  if (!found) throw new Error("the kill switch could not be read");
  return found;
}
