import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { prepareScenarioPress } from "#lib/recovery/internal/prepare-press.ts";
import { pressRun } from "#lib/recovery/internal/press-run.ts";

/** Starts a scenario by hand, whatever its mode. Throws `conflict` with `run` while a live run holds its targets. */
export async function startRun(
  context: Context,
  input: { scenario: string; reason: string },
): Promise<Run> {
  requireAccess(context.actor, "operate");
  return pressRun(context, await prepareScenarioPress(context, input));
}
