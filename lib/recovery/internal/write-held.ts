import type { Database } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import type { Held } from "#lib/recovery/gates.ts";
import { describeCandidate, type Matched } from "#lib/recovery/internal/candidate.ts";
import { insertDecisions } from "#lib/recovery/internal/sql/insert-decisions.ts";
import {
  type NewIncident,
  type OpenedIncident,
  openIncidents,
} from "#lib/recovery/internal/sql/open-incidents.ts";
import { repeatDecisionSeconds, repeatHeldByRunSeconds } from "#lib/recovery/run-limits.ts";

type Place = { service_id: number; environment: string };

/** Opens or joins the incidents of what matched, and tells of those that opened; answers the incident of a place. */
export async function joinIncidents(
  transaction: Database,
  matched: Matched[],
  now: Date,
): Promise<(place: Place) => OpenedIncident> {
  const byPlace = Map.groupBy(matched, ({ candidate }) => keyOf(candidate));
  const rows = await openIncidents(
    transaction,
    [...byPlace.values()]
      .map((those) => toIncident(those, now))
      // One order for everybody: two batches then wait for each other and never deadlock.
      .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
  );
  await recordFacts(
    transaction,
    rows
      .filter(({ opened }) => opened)
      .map(({ id, service_id, environment, reopened }) => ({
        ...{ kind: "incident-opened", service_id },
        payload: { incident_id: id, environment, reopened },
      })),
  );
  const incidents = new Map(rows.map((row) => [keyOf(row), row]));
  return (place) => {
    const incident = incidents.get(keyOf(place));
    if (!incident) throw new Error("an incident is either opened or joined");
    return incident;
  };
}

/** One incident for all that matched in a place. */
function toIncident(those: Matched[], now: Date): NewIncident {
  const [first] = those;
  if (!first) throw new Error("a group has members");
  const { service_id, environment } = first.candidate;
  const times = those.map(({ match }) => (match.first_at ?? now).getTime());
  return {
    ...{ service_id, environment, summary: first.summary },
    error_codes: [...new Set(those.flatMap(({ match }) => match.error_codes))].sort(),
    opened_at: new Date(Math.min(...times)),
  };
}

function keyOf({ service_id, environment }: Place): string {
  return `${service_id} ${environment}`;
}

/** Writes why nothing runs for those that a gate holds, or that only watch. */
export async function writeHeld(
  transaction: Database,
  those: (Matched & { held: Held })[],
  incidentOf: (place: Place) => Pick<OpenedIncident, "id">,
): Promise<void> {
  for (const { candidate, held } of those) {
    if (held.run_id === null) continue;
    const { service_id, environment } = candidate;
    // A press began before the incident did: its outcome is the incident's, too.
    await transaction.run.updateMany({
      where: { id: held.run_id, incident_id: null, ended_at: null, service_id, environment },
      data: { incident_id: incidentOf(candidate).id },
    });
  }
  await insertDecisions(
    transaction,
    those.map(({ candidate, match, summary, held }) => ({
      ...describeCandidate(candidate),
      ...{ outcome: held.outcome, run_id: held.run_id, next_allowed_at: held.next_allowed_at },
      ...{ reason: `${summary} ${held.reason}`, matched_count: match.count },
      incident_id: incidentOf(candidate).id,
      repeat_seconds: repeatAfter(held, candidate.definition.cooldown_seconds),
    })),
  );
}

function repeatAfter({ outcome, run_id }: Held, cooldown_seconds: number): number {
  // What would have run would have rested afterwards.
  if (outcome === "DRY_RUN") return Math.max(repeatDecisionSeconds, cooldown_seconds);
  return run_id ? repeatHeldByRunSeconds : repeatDecisionSeconds;
}
