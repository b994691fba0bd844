import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { prepareScenarioPress, prepareTargetPress } from "#lib/recovery/internal/prepare-press.ts";
import { pressRun } from "#lib/recovery/internal/press-run.ts";
import type { PressTarget } from "#lib/recovery/target-schemas.ts";

export type Proposal = { scenario: string; reason: string } | (PressTarget & { target: string });

/**
 * Proposes a run of a scenario, or of one action on a target: it waits until somebody else approves it, and expires
 * after 15 minutes. It needs the right to operate, because its targets are held meanwhile. Throws `conflict` with `run`
 * while a live run holds them.
 */
export async function proposeRun(context: Context, input: Proposal): Promise<Run> {
  requireAccess(context.actor, "operate");
  const press = await ("scenario" in input
    ? prepareScenarioPress(context, input)
    : prepareTargetPress(context, input));
  return pressRun(context, { ...press, proposed: true });
}
