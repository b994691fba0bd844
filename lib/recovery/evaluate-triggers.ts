import type { Context } from "#lib/platform/context.ts";
import { createTurnstile, type Turnstile } from "#lib/platform/turnstile.ts";
import { type Candidate, toQuestion } from "#lib/recovery/internal/candidate.ts";
import { decide } from "#lib/recovery/internal/decide.ts";
import { holdBack } from "#lib/recovery/internal/hold-back.ts";
import { forgive, type Judged, judgeEach } from "#lib/recovery/internal/judge-each.ts";
import { listCandidates } from "#lib/recovery/internal/list-candidates.ts";
import { completeMatch, measureTriggers } from "#lib/recovery/internal/measure-trigger.ts";
import { writeNoHistory } from "#lib/recovery/internal/write-no-history.ts";
import { isTriggered, type Match } from "#lib/recovery/trigger.ts";

type Place = { service_id: number; environment: string };

/** Services that are decided about one by one before it is found out whether what they started holds the others back. */
const firstTurn = 8;
/** Scenarios that are looked at together: each is locked meanwhile. */
const mostTogether = 200;
// Each decision holds a connection, and the others want some, too.
const usualTurnstile = createTurnstile(4);

/**
 * Looks whether scenarios of the services and environments match what arrived, and writes a decision for each that does.
 * Answers the places of which one could not be made: ask again. One scenario's failure never keeps the others from
 * being looked at. Its cost does not depend on how many errors arrive, as it reads counts, and little on how many
 * services break together, as what holds one back mostly holds all. Who asks about very many brings a turnstile of their
 * own, so that nobody waits behind them.
 */
export async function evaluateTriggers(
  context: Context,
  places: Place[],
  turnstile: Turnstile = usualTurnstile,
): Promise<Place[]> {
  const candidates = await listCandidates(context, places);
  if (candidates.length === 0) return [];
  const counted = await measureTriggers(context.database, candidates.map(toQuestion));
  const matches = new Map(candidates.map(({ id }, index) => [id, counted[index]]));
  const matched: Candidate[] = [];
  const judgeAll = (groups: Candidate[][], judge: (candidate: Candidate) => Promise<Judged>) =>
    judgeByPlace(context, { groups, turnstile }, judge);
  const failed = await judgeAll(groupByPlace(candidates), async (candidate) => {
    const judged = await lookAt(context, candidate, matches.get(candidate.id));
    if (judged === "open") matched.push(candidate);
    return judged;
  });
  return [...failed, ...(await decideInTurns(context, matched, judgeAll))];
}

async function lookAt(context: Context, candidate: Candidate, counted?: Match): Promise<Judged> {
  if (!counted) throw new Error("every question has an answer");
  const question = toQuestion(candidate);
  const match = await completeMatch(context.database, question, counted);
  if (isTriggered(question.trigger, match)) return "open";
  await writeNoHistory(context, candidate, match);
  return "done";
}

/** Decides about a few services at a time, and in between about all that start nothing by then. */
async function decideInTurns(
  context: Context,
  matched: Candidate[],
  judgeAll: (
    groups: Candidate[][],
    judge: (candidate: Candidate) => Promise<Judged>,
  ) => Promise<Place[]>,
): Promise<Place[]> {
  const failed: Place[] = [];
  let left = groupByPlace(matched);
  for (let turn = firstTurn; left.length > 0; turn *= 2) {
    const now = left.slice(0, turn);
    failed.push(...(await judgeAll(now, (candidate) => decide(context, candidate))));
    left = left.slice(turn);
    if (left.length > turn) left = groupByPlace(await leaveHeld(context, left.flat()));
  }
  return failed;
}

/** Those that no gate holds, and that do more than watch. */
async function leaveHeld(context: Context, matched: Candidate[]): Promise<Candidate[]> {
  const left: Candidate[] = [];
  for (let from = 0; from < matched.length; from += mostTogether) {
    const part = matched.slice(from, from + mostTogether);
    const held = await holdBack(context, part);
    for (const candidate of part) {
      if (held.has(candidate.id)) await forgive(context, candidate);
      else left.push(candidate);
    }
  }
  return left;
}

/** Scenarios of one service wait for each other, in the order of their names. */
async function judgeByPlace(
  context: Context,
  { groups, turnstile }: { groups: Candidate[][]; turnstile: Turnstile },
  judge: (candidate: Candidate) => Promise<Judged>,
): Promise<Place[]> {
  const failed = await Promise.all(
    groups.map(async (group) => {
      const leave = await turnstile.enter();
      return judgeEach(context, group, judge).finally(leave);
    }),
  );
  return failed.flat().map(({ service_id, environment }) => ({ service_id, environment }));
}

function groupByPlace(candidates: Candidate[]): Candidate[][] {
  const groups = Map.groupBy(candidates, ({ service_id, environment }) => {
    return `${service_id} ${environment}`;
  });
  return [...groups.values()];
}
