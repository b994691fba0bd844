import type { Words } from "#components/ui/words.ts";
import { findReach } from "#lib/recovery/press-schemas.ts";
import type { Action, Step } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type PressWords = Words<"recovery.press">;

const told = [
  "clear-cache-redis",
  "reload-config-nginx",
  "reload-config-haproxy",
  "restart-kubernetes",
  "adjust-config-http",
] as const;

/** Why a press reaches far, as the server judges it; null where it does not. */
export function describeReach(t: PressWords, action: Action, type: string): string | null {
  const known = told.find((name) => name === `${action}-${type}`);
  const reach = findReach(action, type);
  return reach !== null && known ? t(`reach.${known}`) : reach;
}

/** The same for a plan: of its first step that is wide. */
export function describePlanReach(
  t: PressWords,
  steps: readonly Pick<Step, "action" | "target">[],
  targets: readonly Pick<Target, "name" | "type">[],
): string | null {
  for (const { action, target } of steps) {
    const type = targets.find(({ name }) => name === target)?.type ?? "";
    const reach = describeReach(t, action, type);
    if (reach) return t("reachOfStep", { action, target, reach });
  }
  return null;
}
