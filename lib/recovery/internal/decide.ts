import type { Context } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { findFirstStep } from "#lib/recovery/breaker.ts";
import { checkFlapping } from "#lib/recovery/flapping.ts";
import { checkBlastRadius, checkGlobalBudget, checkStorm } from "#lib/recovery/fleet.ts";
import { evaluateGates, type GateFacts, type Held } from "#lib/recovery/gates.ts";
import {
  type Candidate,
  describeCandidate,
  type Matched,
  toGateQuestion,
  toGateRules,
  toQuestion,
} from "#lib/recovery/internal/candidate.ts";
import { insertRun } from "#lib/recovery/internal/insert-run.ts";
import { measureTrigger } from "#lib/recovery/internal/measure-trigger.ts";
import { readGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import { insertDecisions } from "#lib/recovery/internal/sql/insert-decisions.ts";
import { lockLiveRuns } from "#lib/recovery/internal/sql/lock-live-runs.ts";
import { lockScenarios } from "#lib/recovery/internal/sql/lock-scenarios.ts";
import { lockStarts } from "#lib/recovery/internal/sql/lock-starts.ts";
import type { OpenedIncident } from "#lib/recovery/internal/sql/open-incidents.ts";
import { readFleetFacts } from "#lib/recovery/internal/sql/read-fleet-facts.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { joinIncidents, writeHeld } from "#lib/recovery/internal/write-held.ts";
import { repeatDecisionSeconds } from "#lib/recovery/run-limits.ts";
import { describeMatch, isTriggered, type Match, watchMatched } from "#lib/recovery/trigger.ts";

const mostTries = 3;

/** What happened at one moment, and is not counted. */
type Happened = { match: Match; at: Date };

/**
 * Decides about a scenario that seems to match, and writes the decision with what follows from it. Counts are read once
 * more; what `happened` at one moment is answered once.
 */
export async function decide(
  context: Context,
  candidate: Candidate,
  happened?: Happened,
): Promise<"done" | "stale"> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(context.database, (transaction) =>
        decideOnce(transaction, candidate, happened),
      );
    } catch (error) {
      // Another scenario's run took the target at the same moment: the next try sees its lock.
      if (!isUniqueViolation(error) || tries === mostTries) throw error;
    }
  }
}

async function decideOnce(
  transaction: Database,
  candidate: Candidate,
  happened: Happened | undefined,
): Promise<"done" | "stale"> {
  await lockScenarios(transaction, [candidate.id]);
  if (await isChanged(transaction, candidate)) return "stale";
  const { definition, targets } = candidate;
  const { trigger } = definition;
  await lockLiveRuns(
    transaction,
    targets.map(({ id }) => id),
  );
  const match = await findMatch(transaction, candidate, happened);
  if (!match) return "done";
  const matched = { candidate, match, summary: describeMatch(trigger, match) };
  const incidentOf = await joinIncidents(transaction, [matched], await readNow(transaction));
  // After it: a service that has just become degraded counts among those that have.
  const facts = await readGateFacts(transaction, toGateQuestion(candidate));
  const incident = incidentOf(candidate);
  const doubt =
    candidate.mode === "auto"
      ? (checkStorm(facts.fleet, facts.now) ?? checkFlapping(incident.flaps, definition.max_flaps))
      : null;
  const mode = doubt ? "suggest" : candidate.mode;
  const held =
    evaluateGates(facts, toGateRules(candidate), "trigger") ??
    (mode === "auto" ? await holdAmongOthers(transaction, candidate) : null);
  if (held || mode === "shadow") {
    await writeHeld(transaction, [{ ...matched, held: held ?? dryRun }], incidentOf);
    return "done";
  }
  const incident_id = incident.id;
  const step_index = await chooseStep(transaction, candidate, { facts, incident });
  const run_id = await startRun(transaction, matched, {
    ...{ mode, incident_id, step_index, now: facts.now },
  });
  const { outcome, sentence } = doubt
    ? { ...doubt, sentence: `${doubt.reason} A run waits for approval.` }
    : starts[mode];
  await insertDecisions(transaction, [
    {
      ...describeCandidate(candidate),
      ...{ outcome, reason: `${matched.summary} ${sentence}`, matched_count: match.count },
      ...{ incident_id, run_id, next_allowed_at: null },
      repeat_seconds: Math.max(repeatDecisionSeconds, definition.cooldown_seconds),
    },
  ]);
  return "done";
}

/** Somebody may have switched it off, or changed its plan, since it was listed: then it is asked about anew. */
async function isChanged(transaction: Database, { id, version }: Candidate): Promise<boolean> {
  const where = { id, version, deleted_at: null };
  return (await transaction.scenario.count({ where })) === 0;
}

/** Null where there is nothing to decide. */
async function findMatch(
  transaction: Database,
  candidate: Candidate,
  happened: Happened | undefined,
): Promise<Match | null> {
  if (!happened) {
    const match = await measureTrigger(transaction, toQuestion(candidate));
    return isTriggered(candidate.definition.trigger, match) ? match : null;
  }
  // Whoever hears of it again, as another scenario's decision failed, finds the run that has begun since.
  const created_at = { gte: happened.at };
  const where = { scenario_id: candidate.id, cause: "trigger", created_at };
  return (await transaction.run.count({ where })) > 0 ? null : happened.match;
}

/**
 * The first step whose breaker lets it. In an incident that came back it is not before the one that helped last: what
 * comes before did not help then.
 */
async function chooseStep(
  transaction: Database,
  { id, version, definition }: Candidate,
  { facts, incident }: { facts: GateFacts; incident: OpenedIncident },
): Promise<number> {
  const last =
    incident.flaps === 0
      ? null
      : await transaction.run.findFirst({
          where: { incident_id: incident.id, scenario_id: id, scenario_version: version },
          orderBy: { created_at: "desc" },
          select: { state: true, step_index: true },
        });
  const from = last?.state === "RECOVERED" ? last.step_index : 0;
  const { histories, now } = facts;
  const later = findFirstStep(histories, definition.steps.slice(from), now);
  return later === null ? (findFirstStep(histories, definition.steps, now) ?? 0) : from + later;
}

/** Others may have started since the gates were read: from here on nobody else does until this one is in. */
async function holdAmongOthers(
  transaction: Database,
  place: { service_id: number; environment: string },
): Promise<Held | null> {
  await lockStarts(transaction);
  const fleet = (await readFleetFacts(transaction, [place]))(place);
  return checkGlobalBudget(fleet) ?? checkBlastRadius(fleet);
}

const starts = {
  auto: { outcome: "STARTED", sentence: "A run started." },
  suggest: { outcome: "PROPOSED", sentence: "A run waits for approval." },
} as const;

/** What a scenario that only watches comes to. */
export const dryRun: Held = {
  ...{ outcome: "DRY_RUN", reason: "In shadow mode nothing is done." },
  ...{ next_allowed_at: null, run_id: null },
};

async function startRun(
  transaction: Database,
  { candidate, match, summary }: Matched,
  start: { mode: "suggest" | "auto"; incident_id: string; step_index: number; now: Date },
): Promise<string> {
  const { id, version, definition, service_id, targets } = candidate;
  return insertRun(transaction, {
    definition: { ...definition, trigger: watchMatched(definition.trigger, match) },
    ...{ service_id, incident_id: start.incident_id, now: start.now },
    step_index: start.step_index,
    scenario: { id, version },
    target_ids: targets.map((target) => target.id),
    cause: "trigger",
    reason: summary,
    requested_by: `scenario ${definition.name}`,
    state: start.mode === "suggest" ? "AWAITING_APPROVAL" : "QUEUED",
  });
}
