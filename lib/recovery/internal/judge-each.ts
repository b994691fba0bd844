import type { Context } from "#lib/platform/context.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import type { Candidate } from "#lib/recovery/internal/candidate.ts";
import { quarantineScenario } from "#lib/recovery/internal/quarantine-scenario.ts";
import { addStrike, forgiveStrikes } from "#lib/recovery/internal/sql/add-strike.ts";
import { mostStrikes } from "#lib/recovery/run-limits.ts";

/** What a judge came to: it is done with the scenario, has yet to decide about it, or it was changed meanwhile. */
export type Judged = "done" | "open" | "stale";

/**
 * Judges scenarios one by one: what fails for one never keeps the others from being looked at. Answers those for which
 * it failed, or that are stale, so that whoever asked asks again; one that fails again and again is switched off instead.
 */
export async function judgeEach(
  context: Context,
  candidates: Candidate[],
  judge: (candidate: Candidate) => Promise<Judged>,
): Promise<Candidate[]> {
  const failed: Candidate[] = [];
  for (const candidate of candidates) {
    try {
      const judged = await judge(candidate);
      if (judged === "done") await forgive(context, candidate);
      if (judged === "stale") failed.push(candidate);
    } catch (error) {
      context.log.error({ scenario: candidate.name, err: error }, "a decision could not be made");
      if (!(await strike(context, candidate, error))) failed.push(candidate);
    }
  }
  return failed;
}

/** An evaluation that came to its end starts the count of failures anew. */
export async function forgive({ database }: Context, { id, strikes }: Candidate): Promise<void> {
  if (strikes > 0) await forgiveStrikes(database, id);
}

/** Counts a failure; true when the scenario is switched off for it. A database that is away is nobody's fault. */
async function strike(context: Context, candidate: Candidate, error: unknown): Promise<boolean> {
  if (isDatabaseAway(error)) return false;
  try {
    const strikes = await addStrike(context.database, candidate.id);
    return strikes >= mostStrikes && (await quarantineScenario(context, candidate, error));
  } catch (fault) {
    context.log.error({ scenario: candidate.name, err: fault }, "a strike could not be counted");
    return false;
  }
}
