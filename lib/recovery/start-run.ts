import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { pressRun } from "#lib/recovery/internal/press-run.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { requireConsent } from "#lib/recovery/press-consent.ts";
import { findPlanReach, type PressScenario } from "#lib/recovery/press-schemas.ts";

/**
 * Starts a scenario by hand, whatever its mode. Throws `conflict` with `run` while a live run holds its targets, and
 * `wrong-input` where a step reaches far and the service's name was not typed.
 */
export async function startRun(
  context: Context,
  input: PressScenario & { scenario: string },
): Promise<Run> {
  requireAccess(context.actor, "operate");
  const { row, definition } = await requireScenario(context, input.scenario);
  const { id, version, service_id } = row;
  const targets = await context.database.target.findMany({
    where: { service_id, deleted_at: null },
    select: { name: true, type: true },
  });
  const { service } = definition;
  const { confirm, idempotency_key: key } = input;
  requireConsent(findPlanReach(definition.steps, targets), { service, confirm });
  return pressRun(context, {
    ...{ definition, service_id, reason: input.reason, key },
    scenario: { id, version },
  });
}
