import type { Context } from "#lib/platform/context.ts";
import { isOpen } from "#lib/recovery/breaker.ts";
import { changeScenario } from "#lib/recovery/change-scenario.ts";
import { readHistories } from "#lib/recovery/internal/read-gate-facts.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

/**
 * Takes a scenario from `auto` to `suggest` when the run that has just ended leaves the breakers of all its steps open: what did
 * not help three times in a row asks from now on. Answers whether it did. To ask twice changes nothing more.
 */
export async function demoteScenario(context: Context, run_id: string): Promise<boolean> {
  const { database } = context;
  const run = await database.run.findUnique({ where: { id: run_id } });
  if (!run?.scenario_id) return false;
  const scenario = await database.scenario.findUnique({ where: { id: run.scenario_id } });
  if (scenario?.mode !== "auto" || scenario.deleted_at) return false;
  const { steps } = RunDefinition.parse(run.definition);
  const histories = await readHistories(database, scenario.id);
  const isHopeless = ({ action }: { action: string }) =>
    histories.some((history) => history.action === action && isOpen(history));
  if (!steps.every(isHopeless)) return false;
  await changeScenario(context, scenario.name, { mode: "suggest" });
  context.log.warn({ scenario: scenario.name }, "its breakers are open; it asks from now on");
  return true;
}
