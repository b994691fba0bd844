import type { Held } from "#lib/recovery/gates.ts";

/** An engaged switch; `scope` is `global` or `service:<name>`. */
export type EngagedSwitch = { scope: string; reason: string };

/** The scope of the global switch, or of one service's. */
export function scopeOf(service: string | undefined): string {
  return service === undefined ? "global" : `service:${service}`;
}

/** The service of a scope; null for the global one. */
export function serviceOf(scope: string): string | null {
  return scope.startsWith("service:") ? scope.slice("service:".length) : null;
}

/** Holds everything while the switch of the service or the global one is engaged. */
export function checkKillSwitch(engaged: EngagedSwitch | null): Held | null {
  if (!engaged) return null;
  const service = serviceOf(engaged.scope);
  const which = service === null ? "The kill switch" : `The kill switch of ${service}`;
  const reason = `${which} is engaged: ${engaged.reason}`;
  return { outcome: "KILL_SWITCH", reason, next_allowed_at: null, run_id: null };
}
