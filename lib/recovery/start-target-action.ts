import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { pressRun } from "#lib/recovery/internal/press-run.ts";
import { refuseAction, refuseParams } from "#lib/recovery/internal/require-plan.ts";
import { requireTarget } from "#lib/recovery/internal/require-target.ts";
import { getTarget } from "#lib/recovery/list-targets.ts";
import { requireConsent } from "#lib/recovery/press-consent.ts";
import { findReach, type PressTarget } from "#lib/recovery/press-schemas.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

/** More than a scenario gets: a person who presses has looked. */
const mostPresses = 10;

/**
 * A recovery button: one action on one target, as a run like any other with the default verification over all of
 * the service's error codes. Throws `conflict` with `run` while a live run holds the target.
 */
export async function startTargetAction(
  context: Context,
  input: PressTarget & { target: string },
): Promise<Run> {
  requireAccess(context.actor, "operate");
  const { action, params, reason, confirm, idempotency_key: key } = input;
  const row = await requireTarget(context, input.target);
  const { service, environment, name } = await getTarget(context, input.target);
  const refusal =
    refuseAction(row, action) ?? refuseParams(row, { action, ...(params ? { params } : {}) });
  if (refusal) throw new Problem("wrong-input", refusal);
  requireConsent(findReach(action, row.type), { service, confirm });
  const definition = RunDefinition.parse({
    ...{ name: `${action} ${name}`, service, environment, mode: "auto", trigger: null },
    steps: [{ action, target: name, ...(params ? { params } : {}) }],
    max_attempts: mostPresses,
  });
  return pressRun(context, {
    ...{ scenario: null, definition, service_id: row.service_id, reason, key },
  });
}
