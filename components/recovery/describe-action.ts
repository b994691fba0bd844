import type { Words } from "#components/ui/words.ts";
import type { Action, StepParams } from "#lib/recovery/schemas.ts";

type ActionWords = Words<"recovery.actions">;
type Call = { action: Action; target: string; params?: StepParams | undefined };

/** One step in words, as on its button: `Restart user-service-web`, `Call billing-admin: DELETE /cache`. */
export function describeAction(t: ActionWords, { action, target, params }: Call): string {
  const words = t(`on.${action}`, { target });
  if (params?.key !== undefined) {
    const value = shorten(JSON.stringify(params.value));
    return t("setting", { action: words, key: params.key, value });
  }
  if (!params?.path && !params?.method) return words;
  const request = [params.method ?? "POST", params.path].filter(Boolean).join(" ");
  return t("request", { action: words, request });
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The verb alone, for choosing: `Restart`. */
export function nameAction(t: ActionWords, action: Action): string {
  return t(`names.${action}`);
}

/** What is told of an action on one type of target; of others, the action alone tells it. */
const ownEffects = [
  "restart-supervisord",
  "restart-systemd",
  "restart-docker",
  "restart-kubernetes",
  "clear-cache-redis",
  "reload-config-nginx",
  "reload-config-haproxy",
] as const;

/** What pressing it does to the target and to those who use it. */
export function describeEffect(t: Words<"recovery.effects">, action: Action, type: string): string {
  const own = ownEffects.find((name) => name === `${action}-${type}`);
  return t(own ?? action);
}
