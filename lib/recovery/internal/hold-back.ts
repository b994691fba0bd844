import type { Context } from "#lib/platform/context.ts";
import { type Database, transact } from "#lib/platform/database.ts";
import { isDatabaseAway, isHeldUp } from "#lib/platform/database-failure.ts";
import { evaluateGates, type GateFacts, type Held } from "#lib/recovery/gates.ts";
import {
  type Candidate,
  type Matched,
  toGateQuestion,
  toGateRules,
  toQuestion,
} from "#lib/recovery/internal/candidate.ts";
import { dryRun } from "#lib/recovery/internal/decide.ts";
import { measureTriggers } from "#lib/recovery/internal/measure-trigger.ts";
import { readAllGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import { lockLiveRuns } from "#lib/recovery/internal/sql/lock-live-runs.ts";
import { lockScenarios } from "#lib/recovery/internal/sql/lock-scenarios.ts";
import { joinIncidents, writeHeld } from "#lib/recovery/internal/write-held.ts";
import { describeMatch, isTriggered } from "#lib/recovery/trigger.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";

/**
 * Decides about all scenarios that match and start nothing, as a gate holds them or they only watch, by as many
 * statements as for one; answers their ids. The rest is left: what may start, what counts alone do not tell, and
 * everything where this fails as a whole.
 */
export async function holdBack(context: Context, candidates: Candidate[]): Promise<Set<string>> {
  const asked = candidates.filter(({ definition }) => isToldByCounts(definition.trigger));
  if (asked.length === 0) return new Set();
  try {
    return await transact(context.database, (transaction) => holdTogether(transaction, asked));
  } catch (error) {
    if (isDatabaseAway(error) && !isHeldUp(error)) throw error;
    context.log.warn({ err: error }, "decisions are made one by one");
    return new Set();
  }
}

function isToldByCounts({ kind, pattern }: Trigger): boolean {
  return pattern === null && (kind === "count" || kind === "share");
}

async function holdTogether(transaction: Database, listed: Candidate[]): Promise<Set<string>> {
  await lockScenarios(
    transaction,
    listed.map(({ id }) => id),
  );
  const asked = await leaveChanged(transaction, listed);
  await lockLiveRuns(
    transaction,
    asked.flatMap(({ targets }) => targets.map(({ id }) => id)),
  );
  const matches = await measureTriggers(transaction, asked.map(toQuestion));
  const matched = asked.flatMap((candidate, index): Matched[] => {
    const { trigger } = candidate.definition;
    const match = matches[index];
    if (!match || !isTriggered(trigger, match)) return [];
    return [{ candidate, match, summary: describeMatch(trigger, match) }];
  });
  const questions = matched.map(({ candidate }) => toGateQuestion(candidate));
  const facts = await readAllGateFacts(transaction, questions);
  const held = matched.flatMap((one, index) => {
    const found = findHeld(one.candidate, facts[index]);
    return found ? [{ ...one, held: found }] : [];
  });
  const now = facts[0]?.now;
  if (held.length === 0 || !now) return new Set();
  await writeHeld(transaction, held, await joinIncidents(transaction, held, now));
  return new Set(held.map(({ candidate }) => candidate.id));
}

function findHeld(candidate: Candidate, facts: GateFacts | undefined): Held | null {
  if (!facts) return null;
  const held = evaluateGates(facts, toGateRules(candidate), "trigger");
  return held ?? (candidate.mode === "shadow" ? dryRun : null);
}

/** Those that are as they were when they were listed: somebody may have switched one off meanwhile. */
async function leaveChanged(transaction: Database, listed: Candidate[]): Promise<Candidate[]> {
  const rows = await transaction.scenario.findMany({
    where: { id: { in: listed.map(({ id }) => id) }, deleted_at: null },
    select: { id: true, version: true },
  });
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return listed.filter(({ id, version }) => versions.get(id) === version);
}
