import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Press } from "#lib/recovery/internal/press-run.ts";
import { refuseAction, refuseParams } from "#lib/recovery/internal/require-plan.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { requireTarget } from "#lib/recovery/internal/require-target.ts";
import { getTarget } from "#lib/recovery/list-targets.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";
import type { PressTarget } from "#lib/recovery/target-schemas.ts";

/** More than a scenario gets: a person who presses has looked. */
const mostPresses = 10;

/** What a press on a scenario is about to do; throws `not-found`. */
export async function prepareScenarioPress(
  context: Context,
  input: { scenario: string; reason: string },
): Promise<Press> {
  const { row, definition } = await requireScenario(context, input.scenario);
  const { id, version, service_id } = row;
  return { definition, service_id, reason: input.reason, scenario: { id, version } };
}

/** What a press on a target is about to do; throws `not-found`, or `wrong-input` where the target cannot do it. */
export async function prepareTargetPress(
  context: Context,
  input: PressTarget & { target: string },
): Promise<Press> {
  const { action, params, reason } = input;
  const row = await requireTarget(context, input.target);
  const { service, environment, name } = await getTarget(context, input.target);
  const refusal =
    refuseAction(row, action) ?? refuseParams(row, { action, ...(params ? { params } : {}) });
  if (refusal) throw new Problem("wrong-input", refusal);
  const definition = RunDefinition.parse({
    ...{ name: `${action} ${name}`, service, environment, mode: "auto", trigger: null },
    steps: [{ action, target: name, ...(params ? { params } : {}) }],
    max_attempts: mostPresses,
  });
  return { scenario: null, definition, service_id: row.service_id, reason };
}
