import type { Database } from "#lib/platform/database.ts";
import type { ActionHistory } from "#lib/recovery/breaker.ts";
import type { GateFacts } from "#lib/recovery/gates.ts";
import { listActionEnds } from "#lib/recovery/internal/sql/list-action-ends.ts";
import { listMaintenanceRows } from "#lib/recovery/internal/sql/list-maintenance.ts";
import { readFleetFacts } from "#lib/recovery/internal/sql/read-fleet-facts.ts";
import { readKillSwitch } from "#lib/recovery/internal/sql/read-kill-switch.ts";
import { readTargetFacts } from "#lib/recovery/internal/sql/read-target-facts.ts";
import type { MaintenanceFacts } from "#lib/recovery/maintenance.ts";
import { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";

type Place = { service_id: number; environment: string };

/** Reads what the gates decide on. Throws when it cannot be read: then nothing may run. */
export async function readGateFacts(
  database: Database,
  question: Place & {
    scenario_id: string | null;
    /** Names of the steps' targets, and the rows found for them. */
    names: string[];
    targets: { id: string; name: string }[];
    attempts_window_seconds: number;
  },
): Promise<GateFacts> {
  const { scenario_id, names, targets, attempts_window_seconds } = question;
  const { now, engaged } = await readKillSwitch(database, question.service_id);
  const ids = targets.map(({ id }) => id);
  const facts = await readTargetFacts(database, ids, attempts_window_seconds);
  return {
    ...{ now, engaged, targets: facts },
    missing: names.filter((name) => !facts.some((target) => target.name === name)),
    maintenance: await readMaintenance(database, question),
    fleet: await readFleetFacts(database, question),
    histories: scenario_id === null ? [] : await readHistories(database, scenario_id),
  };
}

/** The windows that concern a service. A schedule that cannot be read throws: it might be open. */
export async function readMaintenance(
  database: Database,
  place: Place,
): Promise<MaintenanceFacts[]> {
  const rows = await listMaintenanceRows(database, place);
  return rows.map(({ reason, schedule }) => ({
    reason,
    schedule: MaintenanceSchedule.parse(schedule),
  }));
}

/** How the latest runs of a scenario ended, by action. */
export async function readHistories(
  database: Database,
  scenario_id: string,
): Promise<ActionHistory[]> {
  const ends = await listActionEnds(database, scenario_id);
  return [...Map.groupBy(ends, ({ action }) => action)].map(([action, ended]) => ({
    action,
    ended,
  }));
}
