import { z } from "zod";
import { Action, StepParams } from "#lib/recovery/schemas.ts";

/** Presses that are wide or cannot be taken back, and why; every other one asks for a reason alone. */
const wide: Record<string, string> = {
  "clear-cache redis": "All keys below the prefix are gone for good, for everybody who uses them.",
  "reload-config nginx": "Everything that this proxy serves gets its new configuration at once.",
  "reload-config haproxy": "Everything that this proxy serves gets its new configuration at once.",
  "restart kubernetes": "All pods of the deployment are replaced.",
  "adjust-config http": "The setting stays changed for everybody until somebody changes it again.",
};

/** Why a press has to be confirmed by the service's name, or null where naming target and effect is enough. */
export function findReach(action: Action, type: string): string | null {
  return wide[`${action} ${type}`] ?? null;
}

type Ladder = { action: Action; target: string }[];

/** The same for a plan: of its first step that is wide. */
export function findPlanReach(
  steps: Ladder,
  targets: readonly { name: string; type: string }[],
): string | null {
  for (const { action, target } of steps) {
    const type = targets.find(({ name }) => name === target)?.type ?? "";
    const reach = findReach(action, type);
    if (reach) return `${action} on ${target}: ${reach}`;
  }
  return null;
}

const consent = {
  reason: z.string().trim().min(1).max(500),
  confirm: z
    .string()
    .max(200)
    .optional()
    .describe(
      "The service's name. Asked of a signed-in person where the press is wide or cannot be taken back.",
    ),
  idempotency_key: z.uuid().optional().describe("The same key again answers the same run."),
};

export const PressScenario = z.strictObject(consent);
export type PressScenario = z.infer<typeof PressScenario>;

export const PressTarget = z.strictObject({
  action: Action,
  params: StepParams.optional(),
  ...consent,
});
export type PressTarget = z.infer<typeof PressTarget>;
