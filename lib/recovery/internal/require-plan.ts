import type { Context } from "#lib/platform/context.ts";
import { type InputError, Problem } from "#lib/platform/errors.ts";
import { isSecretName, toConfigChange } from "#lib/recovery/config-change.ts";
import { joinUrl } from "#lib/recovery/http-request.ts";
import { actionsOf } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { requireAddress } from "#lib/recovery/internal/require-address.ts";
import { requirePattern } from "#lib/recovery/pattern.ts";
import type { Action, CreateScenario, Probe, Step } from "#lib/recovery/schemas.ts";
import { targetTypes } from "#lib/recovery/target-schemas.ts";
import { ownService } from "#lib/services/own-service.ts";

type TargetRow = { id: string; name: string; type: string; environment: string; config: unknown };

/** Checks a plan against the targets that are there. `allowed` is a probe that was let in before. Throws `wrong-input`. */
export async function requirePlan(
  context: Context,
  place: { service_id: number },
  plan: CreateScenario,
  allowed: Probe | null,
): Promise<void> {
  refuseOwnService(plan.service);
  requirePattern(plan.trigger.pattern);
  const targets: TargetRow[] = await context.database.target.findMany({
    where: { service_id: place.service_id, deleted_at: null },
  });
  const errors = plan.steps.flatMap((step, index): InputError[] => {
    const message = refuseStep(step, targets, plan);
    return message ? [{ path: `steps.${index}`, message }] : [];
  });
  if (errors.length > 0) {
    const detail = errors.map(({ path, message }) => `${path}: ${message}`).join(" · ");
    throw new Problem("wrong-input", detail, { errors });
  }
  const { probe } = plan.verify;
  if (!probe || JSON.stringify(probe) === JSON.stringify(allowed)) return;
  requireAddress(context, probe.url, probe.allow_private === true);
}

/** What Paramedic does could fail, which would set it off again. */
function refuseOwnService(service: string): void {
  if (service !== ownService) return;
  const message = `${ownService} holds Paramedic's own failures; they never start a recovery, so that it cannot set itself off. Choose another service.`;
  throw new Problem("wrong-input", message, { errors: [{ path: "service", message }] });
}

function refuseStep(step: Step, targets: TargetRow[], plan: CreateScenario): string | null {
  const target = targets.find(({ name }) => name === step.target);
  if (!target) return `${plan.service} has no target named ${step.target}.`;
  if (target.environment !== plan.environment) {
    return `${step.target} belongs to ${target.environment}, not to ${plan.environment}.`;
  }
  return (
    refuseAction(target, step.action) ?? refuseParams(target, step) ?? refusePath(target, step)
  );
}

/** Why a target cannot do an action, or null when it can. */
export function refuseAction(
  target: { name: string; type: string },
  action: Action,
): string | null {
  const type = targetTypes.find((known) => known === target.type);
  const able = type ? actionsOf[type] : [];
  if (able.includes(action)) return null;
  return `${target.name} (${target.type}) can do ${able.join(", ") || "nothing"}, not ${action}.`;
}

/** Why a target cannot be asked for this with these params, or null when it can. */
export function refuseParams(
  target: { name: string; type: string },
  { action, params }: Pick<Step, "action" | "params">,
): string | null {
  if (target.type === "agent" && params !== undefined) {
    return `${target.name} takes no params: its host alone says how the command is run.`;
  }
  const change = toConfigChange(params);
  if (!change) return null;
  if (target.type !== "http" || action !== "adjust-config") {
    return "A key belongs to adjust-config on a target of type http.";
  }
  return change.revert && isSecretName(change.key)
    ? `The value of ${change.key} is not kept, as its name says that it is a secret, so it could not be put back: set "revert" to false.`
    : null;
}

/** Why a call with these params would not stay below the target's address, or null when it does. */
export function refusePath(
  target: Pick<TargetRow, "type" | "config">,
  { params }: Pick<Step, "params">,
): string | null {
  if (target.type !== "http" || params?.path === undefined) return null;
  try {
    joinUrl(String(Object(target.config).base_url), params.path);
    return null;
  } catch {
    return `The path ${params.path} leads out of the target's base_url.`;
  }
}
