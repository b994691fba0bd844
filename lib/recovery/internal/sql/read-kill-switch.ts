import type { Database } from "#lib/platform/database.ts";
import type { EngagedSwitch } from "#lib/recovery/kill-switch.ts";

/** The database's time and the switch that stops a service now, if any; the global one first. */
export async function readKillSwitch(
  database: Database,
  service_id: number,
): Promise<{ now: Date; engaged: EngagedSwitch | null }> {
  const rows = await database.$queryRaw<{ now: Date; scope: string | null; reason: string }[]>`
    SELECT clock_timestamp() AS now, engaged.scope, engaged.reason
    FROM (SELECT 1) AS always
    LEFT JOIN LATERAL (
      SELECT scope, reason FROM kill_switches
      WHERE engaged AND (scope = 'global'
        OR scope = (SELECT 'service:' || name FROM services WHERE id = ${service_id}))
      ORDER BY scope
      LIMIT 1
    ) AS engaged ON true`;
  const row = rows[0];
  // Fail closed: what cannot be read counts as engaged.
  if (!row) throw new Error("the kill switch could not be read");
  const engaged = row.scope === null ? null : { scope: row.scope, reason: row.reason };
  return { now: row.now, engaged };
}
