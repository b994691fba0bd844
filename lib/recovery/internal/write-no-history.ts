import type { Context } from "#lib/platform/context.ts";
import { type Candidate, describeCandidate } from "#lib/recovery/internal/candidate.ts";
import { insertDecisions } from "#lib/recovery/internal/sql/insert-decisions.ts";
import { describeMatch, type Match } from "#lib/recovery/trigger.ts";

const repeatSeconds = 3600;

/** Says, once an hour, that a rate cannot be judged because nobody knows yet what is usual. */
export async function writeNoHistory(
  context: Context,
  candidate: Candidate,
  match: Match,
): Promise<void> {
  if (match.usual?.count !== null) return;
  const { trigger } = candidate.definition;
  const reason = describeMatch(trigger, match);
  await insertDecisions(context.database, [
    {
      ...describeCandidate(candidate),
      ...{ outcome: "NO_HISTORY", reason, matched_count: match.count },
      ...{ incident_id: null, run_id: null, next_allowed_at: null },
      repeat_seconds: repeatSeconds,
    },
  ]);
}
