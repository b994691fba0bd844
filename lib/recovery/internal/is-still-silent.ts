import type { Context } from "#lib/platform/context.ts";
import { toQuestion } from "#lib/recovery/internal/candidate.ts";
import { listCandidates } from "#lib/recovery/internal/list-candidates.ts";
import { measureTrigger } from "#lib/recovery/internal/measure-trigger.ts";
import { isTriggered } from "#lib/recovery/trigger.ts";

/** Whether a scenario of the place still misses somebody. */
export async function isStillSilent(
  context: Context,
  place: { service_id: number; environment: string },
): Promise<boolean> {
  for (const candidate of await listCandidates(context, [place])) {
    const question = toQuestion(candidate);
    if (question.trigger.kind !== "absence") continue;
    const match = await measureTrigger(context.database, question);
    if (isTriggered(question.trigger, match)) return true;
  }
  return false;
}
