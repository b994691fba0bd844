import { countNoun } from "#lib/format/count.ts";
import type { Held } from "#lib/recovery/gates.ts";

/** A service that keeps coming back is not mended by what mends it each time: then people decide. */
export function checkFlapping(flaps: number, max_flaps: number): Held | null {
  if (flaps < max_flaps) return null;
  const reason = `The service became degraded again ${countNoun(flaps, "time")}, each within 15 minutes of its recovery.`;
  return { outcome: "FLAPPING", reason, next_allowed_at: null, run_id: null };
}
