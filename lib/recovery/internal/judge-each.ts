import type { Context } from "#lib/platform/context.ts";
import { isDatabaseAway } from "#lib/platform/database.ts";
import type { Candidate } from "#lib/recovery/internal/decide.ts";
import { quarantineScenario } from "#lib/recovery/internal/quarantine-scenario.ts";
import { addStrike, forgiveStrikes } from "#lib/recovery/internal/sql/add-strike.ts";
import { mostStrikes } from "#lib/recovery/run-limits.ts";

/**
 * Judges scenarios one by one: what fails for one never keeps the others from being looked at, and is thrown after
 * them, so that whoever asked asks again. One that fails again and again is switched off instead.
 */
export async function judgeEach(
  context: Context,
  candidates: Candidate[],
  judge: (candidate: Candidate, index: number) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const [index, candidate] of candidates.entries()) {
    try {
      await judge(candidate, index);
      if (candidate.strikes > 0) await forgiveStrikes(context.database, candidate.id);
    } catch (error) {
      context.log.error({ scenario: candidate.name, err: error }, "a decision could not be made");
      if (!(await strike(context, candidate, error))) failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} decisions could not be made`);
  }
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
