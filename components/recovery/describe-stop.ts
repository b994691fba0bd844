import type { KillSwitch } from "#lib/recovery/answers.ts";

/** Why nothing of a service may run, when a switch says so. */
export function describeStop(killSwitch: KillSwitch, service: string): string | null {
  const engaged = killSwitch.engaged
    ? killSwitch
    : killSwitch.services.find((one) => one.service === service);
  return engaged ? `Recovery is stopped by the kill switch: ${engaged.reason}` : null;
}
