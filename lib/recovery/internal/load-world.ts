import type { Database } from "#lib/platform/database.ts";
import { listSwitchChanges } from "#lib/recovery/internal/sql/list-switch-changes.ts";
import { scopeOf } from "#lib/recovery/kill-switch.ts";
import {
  deriveSwitchStretches,
  deriveWindowStretches,
  type World,
} from "#lib/recovery/replay-world.ts";
import { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";

type Place = { service_id: number; service: string; environment: string };

/**
 * When people had stopped recovery at a place: switches by the audit log, which is kept for good, windows by their rows,
 * which stay when they are over. A window that was made longer counts to its last end.
 */
export async function loadWorld(
  database: Database,
  { service_id, service, environment }: Place,
  range: { from: Date; to: Date },
): Promise<World> {
  const scopes = [scopeOf(undefined), scopeOf(service)];
  const [changes, windows] = await Promise.all([
    listSwitchChanges(database, scopes, range.to),
    database.maintenanceWindow.findMany({
      where: {
        created_at: { lt: range.to },
        AND: [
          { OR: [{ service_id: null }, { service_id }] },
          { OR: [{ environment: null }, { environment }] },
          { OR: [{ ended_at: null }, { ended_at: { gt: range.from } }] },
        ],
      },
      orderBy: { created_at: "asc" },
    }),
  ]);
  const span = { from: toSeconds(range.from), to: toSeconds(range.to) };
  return {
    switches: deriveSwitchStretches(changes.map((one) => ({ ...one, at: toSeconds(one.at) }))),
    maintenance: windows.flatMap(({ reason, schedule, created_at, ended_at }) => {
      const kept = { reason, schedule: MaintenanceSchedule.parse(schedule) };
      const times = {
        created_at: toSeconds(created_at),
        ended_at: ended_at && toSeconds(ended_at),
      };
      return deriveWindowStretches({ ...kept, ...times }, span);
    }),
  };
}

function toSeconds(time: Date): number {
  return time.getTime() / 1000;
}
