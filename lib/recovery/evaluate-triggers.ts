import type { Context } from "#lib/platform/context.ts";
import { decide, toQuestion } from "#lib/recovery/internal/decide.ts";
import { judgeEach } from "#lib/recovery/internal/judge-each.ts";
import { listCandidates } from "#lib/recovery/internal/list-candidates.ts";
import { completeMatch, measureTriggers } from "#lib/recovery/internal/measure-trigger.ts";
import { writeNoHistory } from "#lib/recovery/internal/write-no-history.ts";
import { isTriggered } from "#lib/recovery/trigger.ts";

type Place = { service_id: number; environment: string };

/**
 * Looks whether scenarios of the service and environment match what arrived, and writes a decision for each that
 * does. One scenario's failure never keeps the others from being looked at; it is thrown after them, so that whoever
 * asked asks again. Its cost does not depend on how many errors arrive: it reads counts.
 */
export async function evaluateTriggers(context: Context, place: Place): Promise<void> {
  const candidates = await listCandidates(context, place);
  if (candidates.length === 0) return;
  const counted = await measureTriggers(context.database, place, candidates.map(toQuestion));
  await judgeEach(context, candidates, async (candidate, index) => {
    const found = counted[index];
    if (!found) return;
    const question = toQuestion(candidate);
    const match = await completeMatch(context.database, place, question, found);
    if (isTriggered(question.trigger, match)) await decide(context, candidate);
    else await writeNoHistory(context, candidate, match);
  });
}
