import type { Words } from "#components/ui/words.ts";
import type { KillSwitch } from "#lib/recovery/answers.ts";

/** Why nothing of a service may run, when a switch says so. */
export function describeStop(
  t: Words<"recovery.killSwitch">,
  killSwitch: KillSwitch,
  service: string,
): string | null {
  const engaged = killSwitch.engaged
    ? killSwitch
    : killSwitch.services.find((one) => one.service === service);
  return engaged ? t("stopped", { reason: engaged.reason }) : null;
}
