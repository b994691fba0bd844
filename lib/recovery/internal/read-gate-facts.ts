import type { Database } from "#lib/platform/database.ts";
import type { ActionHistory } from "#lib/recovery/breaker.ts";
import type { GateFacts } from "#lib/recovery/gates.ts";
import { type ActionEnd, listActionEnds } from "#lib/recovery/internal/sql/list-action-ends.ts";
import {
  listMaintenanceRows,
  type MaintenanceRow,
} from "#lib/recovery/internal/sql/list-maintenance.ts";
import { readFleetFacts } from "#lib/recovery/internal/sql/read-fleet-facts.ts";
import { readKillSwitches } from "#lib/recovery/internal/sql/read-kill-switch.ts";
import { readTargetFacts } from "#lib/recovery/internal/sql/read-target-facts.ts";
import type { MaintenanceFacts } from "#lib/recovery/maintenance.ts";
import { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";

type Place = { service_id: number; environment: string };
export type GateQuestion = Place & {
  scenario_id: string | null;
  /** Names of the steps' targets, and the rows found for them. */
  names: string[];
  targets: { id: string; name: string }[];
  attempts_window_seconds: number;
};

/** Reads what the gates decide on. Throws when it cannot be read: then nothing may run. */
export async function readGateFacts(
  database: Database,
  question: GateQuestion,
): Promise<GateFacts> {
  const [facts] = await readAllGateFacts(database, [question]);
  if (!facts) throw new Error("every question has an answer");
  return facts;
}

/** The same for many at once, in the order of the questions: as many statements as for one. */
export async function readAllGateFacts(
  database: Database,
  questions: GateQuestion[],
): Promise<GateFacts[]> {
  const switches = await readKillSwitches(
    database,
    questions.map(({ service_id }) => service_id),
  );
  const targets = await readTargetFacts(
    database,
    questions.map(({ targets: rows, attempts_window_seconds }, index) => {
      return { key: String(index), target_ids: rows.map(({ id }) => id), attempts_window_seconds };
    }),
  );
  const windows = await listMaintenanceRows(database);
  const fleetOf = await readFleetFacts(database, questions);
  const ids = questions.flatMap(({ scenario_id }) => scenario_id ?? []);
  const ends = ids.length === 0 ? [] : await listActionEnds(database, ids);
  return questions.map((question, index) => {
    const found = switches.get(question.service_id);
    if (!found) throw new Error("the kill switch could not be read");
    const facts = targets.get(String(index)) ?? [];
    return {
      ...found,
      targets: facts,
      missing: question.names.filter((name) => !facts.some((target) => target.name === name)),
      maintenance: selectMaintenance(windows, question),
      fleet: fleetOf(question),
      histories: toHistories(ends.filter((end) => end.scenario_id === question.scenario_id)),
    };
  });
}

/** The windows that concern a service. */
export async function readMaintenance(
  database: Database,
  place: Place,
): Promise<MaintenanceFacts[]> {
  return selectMaintenance(await listMaintenanceRows(database), place);
}

/** A schedule that cannot be read throws: it might be open. */
function selectMaintenance(rows: MaintenanceRow[], place: Place): MaintenanceFacts[] {
  return rows
    .filter(
      ({ service_id, environment }) =>
        (service_id ?? place.service_id) === place.service_id &&
        (environment ?? place.environment) === place.environment,
    )
    .map(({ reason, schedule }) => ({ reason, schedule: MaintenanceSchedule.parse(schedule) }));
}

/** How the latest runs of a scenario ended, by action. */
export async function readHistories(
  database: Database,
  scenario_id: string,
): Promise<ActionHistory[]> {
  return toHistories(await listActionEnds(database, [scenario_id]));
}

function toHistories(ends: ActionEnd[]): ActionHistory[] {
  return [...Map.groupBy(ends, ({ action }) => action)].map(([action, ended]) => ({
    action,
    ended,
  }));
}
