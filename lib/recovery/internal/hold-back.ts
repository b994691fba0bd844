import type { Context } from "#lib/platform/context.ts";
import { type Database, isDatabaseAway, transact } from "#lib/platform/database.ts";
import { evaluateGates } from "#lib/recovery/gates.ts";
import {
  type Candidate,
  type Matched,
  toGateQuestion,
  toGateRules,
  toQuestion,
} from "#lib/recovery/internal/candidate.ts";
import { isCountedByCode, measureTriggers } from "#lib/recovery/internal/measure-trigger.ts";
import { readAllGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import { lockLiveRuns } from "#lib/recovery/internal/sql/lock-live-runs.ts";
import { lockScenarios } from "#lib/recovery/internal/sql/lock-scenarios.ts";
import { joinIncidents, writeHeld } from "#lib/recovery/internal/write-held.ts";
import { describeMatch, isTriggered } from "#lib/recovery/trigger.ts";

/**
 * Decides about all scenarios that match and that a gate holds, by as many statements as for one; answers their ids. The
 * rest is left: what may start, what counts alone do not tell, and everything where this fails as a whole.
 */
export async function holdBack(context: Context, candidates: Candidate[]): Promise<Set<string>> {
  const asked = candidates.filter(({ definition }) => isCountedByCode(definition.trigger));
  if (asked.length === 0) return new Set();
  try {
    return await transact(context.database, (transaction) => holdTogether(transaction, asked));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    context.log.warn({ err: error }, "decisions are made one by one");
    return new Set();
  }
}

async function holdTogether(transaction: Database, asked: Candidate[]): Promise<Set<string>> {
  await lockScenarios(
    transaction,
    asked.map(({ id }) => id),
  );
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
    const known = facts[index];
    const found = known && evaluateGates(known, toGateRules(one.candidate), "trigger");
    return found ? [{ ...one, held: found }] : [];
  });
  const now = facts[0]?.now;
  if (held.length === 0 || !now) return new Set();
  await writeHeld(transaction, held, await joinIncidents(transaction, held, now));
  return new Set(held.map(({ candidate }) => candidate.id));
}
