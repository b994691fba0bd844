import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { prepareScenarioPress } from "#lib/recovery/internal/prepare-press.ts";
import { pressRun } from "#lib/recovery/internal/press-run.ts";
import { requireConsent } from "#lib/recovery/press-consent.ts";
import type { PressScenario } from "#lib/recovery/press-schemas.ts";

/**
 * Starts a scenario by hand, whatever its mode. Throws `conflict` with `run` while a live run holds its targets, and
 * `wrong-input` where a step reaches far and the service's name was not typed.
 */
export async function startRun(
  context: Context,
  input: PressScenario & { scenario: string },
): Promise<Run> {
  requireAccess(context.actor, "operate");
  const { press, reach } = await prepareScenarioPress(context, input);
  requireConsent(context.actor, reach, {
    service: press.definition.service,
    confirm: input.confirm,
  });
  return pressRun(context, press);
}
