import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import { watchIssues } from "#lib/issues/watch-issues.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requirePlan } from "#lib/recovery/internal/require-plan.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { toJson } from "#lib/recovery/internal/to-json.ts";
import { getScenario } from "#lib/recovery/list-scenarios.ts";
import { type ChangeScenario, CreateScenario, type Scenario } from "#lib/recovery/schemas.ts";

/** Changes a scenario by a new version; live runs go on with theirs, proposals of the old one are void. */
export async function changeScenario(
  context: Context,
  name: string,
  input: ChangeScenario,
): Promise<Scenario> {
  requireAccess(context.actor, "operate");
  const { row, definition: before } = await requireScenario(context, name);
  const after = CreateScenario.parse({ ...before, ...(toJson(input) as object) });
  await requirePlan(context, row, after, before.verify.probe ?? null);
  const version = row.version + 1;
  const definition = toJson(after);
  await transact(context.database, async (database) => {
    const { count } = await database.scenario.updateMany({
      where: { id: row.id, version: row.version, deleted_at: null },
      data: {
        ...{ version, mode: after.mode, updated_at: context.now() },
        ...{ quarantine: null, strikes: 0 },
      },
    });
    if (count === 0) throw new Problem("conflict", "Somebody else has just changed it.");
    await database.scenarioVersion.create({
      data: { scenario_id: row.id, version, definition, created_by: context.actor.name },
    });
    if (after.trigger.pattern !== null) await watchIssues(database, row.service_id);
    await recordAudit(
      { ...context, database },
      {
        action: "change-scenario",
        object: { type: "scenario", id: name },
        before: toJson(before),
        after: definition,
      },
    );
  });
  return getScenario(context, name);
}
