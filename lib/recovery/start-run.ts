import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { pressRun } from "#lib/recovery/internal/press-run.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";

/** Starts a scenario by hand, whatever its mode. Throws `conflict` with `run` while a live run holds its targets. */
export async function startRun(
  context: Context,
  input: { scenario: string; reason: string },
): Promise<Run> {
  requireAccess(context.actor, "operate");
  const { row, definition } = await requireScenario(context, input.scenario);
  const { id, version, service_id } = row;
  return pressRun(context, {
    ...{ definition, service_id, reason: input.reason },
    scenario: { id, version },
  });
}
