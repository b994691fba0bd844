import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { prepareTargetPress } from "#lib/recovery/internal/prepare-press.ts";
import { pressRun } from "#lib/recovery/internal/press-run.ts";
import type { PressTarget } from "#lib/recovery/target-schemas.ts";

/**
 * A recovery button: one action on one target, as a run like any other with the default verification over all of
 * the service's error codes. Throws `conflict` with `run` while a live run holds the target.
 */
export async function startTargetAction(
  context: Context,
  input: PressTarget & { target: string },
): Promise<Run> {
  requireAccess(context.actor, "operate");
  return pressRun(context, await prepareTargetPress(context, input));
}
