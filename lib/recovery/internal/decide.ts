import type { Context } from "#lib/platform/context.ts";
import { type Database, isUniqueViolation, transact } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import { findFirstStep } from "#lib/recovery/breaker.ts";
import { checkBlastRadius, checkGlobalBudget, checkStorm } from "#lib/recovery/fleet.ts";
import { evaluateGates, type Held } from "#lib/recovery/gates.ts";
import { insertRun } from "#lib/recovery/internal/insert-run.ts";
import { measureTrigger, type TriggerQuestion } from "#lib/recovery/internal/measure-trigger.ts";
import { readGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import { insertDecision } from "#lib/recovery/internal/sql/insert-decision.ts";
import type { EnabledScenario } from "#lib/recovery/internal/sql/list-enabled-scenarios.ts";
import { lockLiveRuns } from "#lib/recovery/internal/sql/lock-live-runs.ts";
import { lockScenario } from "#lib/recovery/internal/sql/lock-scenario.ts";
import { lockStarts } from "#lib/recovery/internal/sql/lock-starts.ts";
import { openIncident } from "#lib/recovery/internal/sql/open-incident.ts";
import { readFleetFacts } from "#lib/recovery/internal/sql/read-fleet-facts.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { repeatDecisionSeconds, repeatHeldByRunSeconds } from "#lib/recovery/run-limits.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";
import { describeMatch, isTriggered, type Match, watchMatched } from "#lib/recovery/trigger.ts";

/** A scenario whose definition was read, with the targets its steps name. */
export type Candidate = Omit<EnabledScenario, "definition"> & {
  service_id: number;
  definition: CreateScenario;
  targets: { id: string; name: string }[];
};

const mostTries = 3;

/**
 * Decides about a scenario that seems to match, and writes the decision with what follows from it. Counts are read once
 * more; what happened at one moment is `given`.
 */
export async function decide(context: Context, candidate: Candidate, given?: Match): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(context.database, (transaction) =>
        decideOnce(transaction, candidate, given),
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
  given: Match | undefined,
): Promise<void> {
  await lockScenario(transaction, candidate.id);
  const { definition, service_id, targets } = candidate;
  const { environment, trigger } = definition;
  const place = { service_id, environment };
  await lockLiveRuns(
    transaction,
    targets.map(({ id }) => id),
  );
  const match = given ?? (await measureTrigger(transaction, place, toQuestion(candidate)));
  if (!isTriggered(trigger, match)) return;
  const question = {
    ...{ ...place, scenario_id: candidate.id },
    names: definition.steps.map(({ target }) => target),
    targets,
    attempts_window_seconds: definition.attempts_window_seconds,
  };
  const rules = { ...definition, scenario_id: candidate.id };
  const summary = describeMatch(trigger, match);
  const now = await readNow(transaction);
  const incident_id = await joinIncident(transaction, candidate, match, summary, now);
  // After it: a service that has just become degraded counts among those that have.
  const facts = await readGateFacts(transaction, question);
  const storm = candidate.mode === "auto" ? checkStorm(facts.fleet, facts.now) : null;
  const mode = storm ? "suggest" : candidate.mode;
  const held =
    evaluateGates(facts, rules, "trigger") ??
    (mode === "auto" ? await holdAmongOthers(transaction, place) : null);
  if (held) return writeHeld(transaction, candidate, { held, match, summary, incident_id });
  const step_index = findFirstStep(facts.histories, definition.steps, facts.now) ?? 0;
  const start = { mode, match, summary, incident_id, step_index, now: facts.now };
  const run_id = await startRun(transaction, candidate, start);
  const { outcome, sentence } = storm
    ? { ...storm, sentence: `${storm.reason} A run waits for approval.` }
    : starts[candidate.mode];
  const repeat = Math.max(repeatDecisionSeconds, definition.cooldown_seconds);
  await insertDecision(
    transaction,
    {
      ...describeCandidate(candidate),
      ...{ outcome, reason: `${summary} ${sentence}`, matched_count: match.count },
      ...{ incident_id, run_id, next_allowed_at: null },
    },
    repeat,
  );
}

/** Others may have started since the gates were read: from here on nobody else does until this one is in. */
async function holdAmongOthers(
  transaction: Database,
  place: { service_id: number; environment: string },
): Promise<Held | null> {
  await lockStarts(transaction);
  const fleet = await readFleetFacts(transaction, place);
  return checkGlobalBudget(fleet) ?? checkBlastRadius(fleet);
}

const starts = {
  auto: { outcome: "STARTED", sentence: "A run started." },
  suggest: { outcome: "PROPOSED", sentence: "A run waits for approval." },
  shadow: { outcome: "DRY_RUN", sentence: "In shadow mode nothing is done." },
} as const;

/** The question that measures what a scenario's trigger is about. */
export function toQuestion({ id, definition, targets }: Candidate): TriggerQuestion {
  const { trigger } = definition;
  return { key: id, trigger, target_ids: targets.map((target) => target.id) };
}

export function describeCandidate({ id, version, service_id, definition }: Candidate) {
  const { environment } = definition;
  return { scenario_id: id, scenario_version: version, service_id, environment };
}

async function joinIncident(
  transaction: Database,
  { service_id, definition }: Candidate,
  match: Match,
  summary: string,
  now: Date,
): Promise<string> {
  const { environment } = definition;
  const { id, opened, reopened } = await openIncident(transaction, {
    ...{ service_id, environment, summary },
    ...{ error_codes: match.error_codes, opened_at: match.first_at ?? now },
  });
  if (opened) {
    const payload = { incident_id: id, environment, reopened };
    await recordFacts(transaction, [{ kind: "incident-opened", service_id, payload }]);
  }
  return id;
}

async function startRun(
  transaction: Database,
  candidate: Candidate,
  start: {
    mode: Candidate["mode"];
    match: Match;
    summary: string;
    incident_id: string;
    step_index: number;
    now: Date;
  },
): Promise<string | null> {
  const { id, version, definition, service_id, targets } = candidate;
  if (start.mode === "shadow") return null;
  return insertRun(transaction, {
    definition: { ...definition, trigger: watchMatched(definition.trigger, start.match) },
    ...{ service_id, incident_id: start.incident_id, now: start.now },
    step_index: start.step_index,
    scenario: { id, version },
    target_ids: targets.map((target) => target.id),
    cause: "trigger",
    reason: start.summary,
    requested_by: `scenario ${definition.name}`,
    state: start.mode === "suggest" ? "AWAITING_APPROVAL" : "QUEUED",
  });
}

async function writeHeld(
  transaction: Database,
  candidate: Candidate,
  found: { held: Held; match: Match; summary: string; incident_id: string },
): Promise<void> {
  const { held, match, summary, incident_id } = found;
  const { outcome, run_id, next_allowed_at } = held;
  if (run_id) {
    // A press began before the incident did: its outcome is the incident's, too.
    const { service_id, definition } = candidate;
    const { environment } = definition;
    await transaction.run.updateMany({
      where: { id: run_id, incident_id: null, ended_at: null, service_id, environment },
      data: { incident_id },
    });
  }
  const decision = {
    ...describeCandidate(candidate),
    ...{ outcome, run_id, next_allowed_at, incident_id },
    ...{ reason: `${summary} ${held.reason}`, matched_count: match.count },
  };
  const repeat = run_id ? repeatHeldByRunSeconds : repeatDecisionSeconds;
  await insertDecision(transaction, decision, repeat);
}
