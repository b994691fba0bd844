import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import type { Press } from "#lib/recovery/internal/press-run.ts";
import { refuseAction, refuseParams, refusePath } from "#lib/recovery/internal/require-plan.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";
import { requireTarget } from "#lib/recovery/internal/require-target.ts";
import { getTarget } from "#lib/recovery/list-targets.ts";
import {
  findPlanReach,
  findReach,
  type PressScenario,
  type PressTarget,
} from "#lib/recovery/press-schemas.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

/** What is about to be done, and why it has to be confirmed where it reaches far. */
export type PreparedPress = { press: Press; reach: string | null };

/** More than a scenario gets: a person who presses has looked. */
const mostPresses = 10;

/** What a press on a scenario is about to do; throws `not-found`. */
export async function prepareScenarioPress(
  context: Context,
  input: PressScenario & { scenario: string },
): Promise<PreparedPress> {
  const { row, definition } = await requireScenario(context, input.scenario);
  const { id, version, service_id } = row;
  const targets = await context.database.target.findMany({
    where: { service_id, deleted_at: null },
    select: { name: true, type: true },
  });
  const { reason, idempotency_key: key } = input;
  return {
    press: { definition, service_id, reason, key, scenario: { id, version } },
    reach: findPlanReach(definition.steps, targets),
  };
}

/** What a press on a target is about to do; throws `not-found`, or `wrong-input` where the target cannot do it. */
export async function prepareTargetPress(
  context: Context,
  input: PressTarget & { target: string },
): Promise<PreparedPress> {
  const { action, params, reason, idempotency_key: key } = input;
  const row = await requireTarget(context, input.target);
  const { service, environment, name } = await getTarget(context, input.target);
  const step = { action, target: name, ...(params ? { params } : {}) };
  const refusal = refuseAction(row, action) ?? refuseParams(row, step) ?? refusePath(row, step);
  if (refusal) throw new Problem("wrong-input", refusal);
  const definition = RunDefinition.parse({
    ...{ name: `${action} ${name}`, service, environment, mode: "auto", trigger: null },
    steps: [step],
    max_attempts: mostPresses,
  });
  const { service_id, type } = row;
  return {
    press: { scenario: null, definition, service_id, reason, key },
    reach: findReach(action, type),
  };
}
