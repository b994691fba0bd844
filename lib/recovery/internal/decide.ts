import type { Context } from "#lib/platform/context.ts";
import { type Database, isUniqueViolation, transact } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import { evaluateGates, type Held } from "#lib/recovery/gates.ts";
import { insertRun } from "#lib/recovery/internal/insert-run.ts";
import { measureTrigger, type TriggerQuestion } from "#lib/recovery/internal/measure-trigger.ts";
import { readGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import { insertDecision } from "#lib/recovery/internal/sql/insert-decision.ts";
import type { EnabledScenario } from "#lib/recovery/internal/sql/list-enabled-scenarios.ts";
import { lockScenario } from "#lib/recovery/internal/sql/lock-scenario.ts";
import { openIncident } from "#lib/recovery/internal/sql/open-incident.ts";
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
  const { definition, service_id } = candidate;
  const { environment, trigger } = definition;
  const place = { service_id, environment };
  const match = given ?? (await measureTrigger(transaction, place, toQuestion(candidate)));
  if (!isTriggered(trigger, match)) return;
  const facts = await readGateFacts(transaction, {
    service_id,
    names: definition.steps.map(({ target }) => target),
    targets: candidate.targets,
    attempts_window_seconds: definition.attempts_window_seconds,
  });
  const summary = describeMatch(trigger, match);
  const incident_id = await joinIncident(transaction, candidate, match, summary, facts.now);
  const held = evaluateGates(facts, { ...definition, scenario_id: candidate.id }, "trigger");
  if (held) return writeHeld(transaction, candidate, { held, match, summary, incident_id });
  const run_id = await startRun(transaction, candidate, {
    ...{ match, summary, incident_id, now: facts.now },
  });
  const { outcome, sentence } = starts[candidate.mode];
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
  const { id, opened } = await openIncident(transaction, {
    ...{ service_id, environment, summary },
    ...{ error_codes: match.error_codes, opened_at: match.first_at ?? now },
  });
  if (opened) {
    const payload = { incident_id: id, environment };
    await recordFacts(transaction, [{ kind: "incident-opened", service_id, payload }]);
  }
  return id;
}

async function startRun(
  transaction: Database,
  candidate: Candidate,
  start: { match: Match; summary: string; incident_id: string; now: Date },
): Promise<string | null> {
  const { id, version, mode, definition, service_id, targets } = candidate;
  if (mode === "shadow") return null;
  return insertRun(transaction, {
    definition: { ...definition, trigger: watchMatched(definition.trigger, start.match) },
    ...{ service_id, incident_id: start.incident_id, now: start.now },
    scenario: { id, version },
    target_ids: targets.map((target) => target.id),
    cause: "trigger",
    reason: start.summary,
    requested_by: `scenario ${definition.name}`,
    state: mode === "suggest" ? "AWAITING_APPROVAL" : "QUEUED",
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
