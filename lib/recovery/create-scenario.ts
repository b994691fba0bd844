import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { watchIssues } from "#lib/issues/watch-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requirePlan } from "#lib/recovery/internal/require-plan.ts";
import { toJson } from "#lib/recovery/internal/to-json.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import type { CreateScenario, Scenario } from "#lib/recovery/schemas.ts";
import { requireService } from "#lib/services/require-service.ts";

/** Addresses beside those of scenarios: `/scenarios/new`, `/api/v1/scenarios/simulate`. */
const takenNames = ["new", "simulate"];

/** Creates a scenario as its version 1. Throws `conflict` when the name is taken, `wrong-input` for unfit targets. */
export async function createScenario(context: Context, input: CreateScenario): Promise<Scenario> {
  requireAccess(context.actor, "operate");
  refuseTakenName(input.name);
  const { id: service_id } = await requireService(context, input.service);
  await requirePlan(context, { service_id }, input, null);
  const { name, environment, mode } = input;
  const definition = toJson(input);
  try {
    await transact(context.database, async (database) => {
      const { id } = await database.scenario.create({
        data: { name, service_id, environment, mode },
      });
      await database.scenarioVersion.create({
        data: { scenario_id: id, version: 1, definition, created_by: context.actor.name },
      });
      if (input.trigger.pattern !== null) await watchIssues(database, service_id);
      await recordAudit(
        { ...context, database },
        { action: "create-scenario", object: { type: "scenario", id: name }, after: definition },
      );
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new Problem("conflict", `There is a scenario named ${name} already.`, { cause });
  }
  return getScenario(context, name);
}

function refuseTakenName(name: string): void {
  if (!takenNames.includes(name.toLowerCase())) return;
  const message = `${name} is an address of Paramedic itself. Choose another name, such as ${name}-service.`;
  throw new Problem("wrong-input", message, { errors: [{ path: "name", message }] });
}
