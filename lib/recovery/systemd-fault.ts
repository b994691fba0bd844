import type { CallFault } from "#lib/recovery/call-fault.ts";

const signs: [RegExp, CallFault][] = [
  [/access denied|interactive authentication required|not authorized/i, "config"],
  [/\bnot found\b|\bnot loaded\b|is masked|no such unit|bad unit|invalid unit/i, "config"],
  [/permission denied|operation not permitted/i, "config"],
  [/was not provided by any|unknown (object|method|interface)/i, "config"],
  [/failed to (connect|set bus address|open).*(no such file|refused|host is down)/i, "unreachable"],
  [/timed? ?out|did not receive a reply|disconnected|connection reset|broken pipe/i, "unknown"],
  [/conflicting|transaction .* is destructive/i, "busy"],
];

/** Sorts what busctl says when a call failed; it shows messages only, in English where no language is set. */
export function classifyComplaint(complaint: string): CallFault {
  return signs.find(([sign]) => sign.test(complaint))?.[1] ?? "refused";
}

/** Whether systemd does not know the unit, or does not hold it in memory because it does not run. */
export function isUnitUnknown(complaint: string): boolean {
  return /\bnot found\b|\bnot loaded\b|no such unit/i.test(complaint);
}
