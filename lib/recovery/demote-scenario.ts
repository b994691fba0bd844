import type { Context } from "#lib/platform/context.ts";
import { isOpen } from "#lib/recovery/breaker.ts";
import { changeScenario } from "#lib/recovery/change-scenario.ts";
import { readHistories } from "#lib/recovery/internal/read-gate-facts.ts";

/**
 * Takes a scenario from `auto` to `suggest` when the run that has just ended leaves one of its breakers open: what did not
 * help three times in a row asks from now on. Answers whether it did. To ask twice changes nothing more.
 */
export async function demoteScenario(context: Context, run_id: string): Promise<boolean> {
  const { database } = context;
  const run = await database.run.findUnique({ where: { id: run_id } });
  if (!run?.scenario_id) return false;
  const scenario = await database.scenario.findUnique({ where: { id: run.scenario_id } });
  if (scenario?.mode !== "auto" || scenario.deleted_at) return false;
  const histories = await readHistories(database, scenario.id);
  const open = histories.find(isOpen);
  if (!open) return false;
  await changeScenario(context, scenario.name, { mode: "suggest" });
  context.log.warn(
    { scenario: scenario.name, action: open.action },
    "a breaker opened; the scenario asks from now on",
  );
  return true;
}
