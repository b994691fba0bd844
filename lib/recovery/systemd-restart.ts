import { z } from "zod";

/** What systemd says of a unit: the evidence of a restart. `start` in epoch seconds, 0 when it never was active. */
export const UnitState = z.object({
  invocation_id: z.string(),
  active_state: z.string(),
  sub_state: z.string(),
  result: z.string(),
  restarts: z.number(),
  start: z.number(),
});
export type UnitState = z.infer<typeof UnitState>;

export type UnitMove = "done" | "restart" | "wait" | "give-up";

/** systemd gives each start of a unit an id of its own. */
function isStartedAnew(before: UnitState, now: UnitState): boolean {
  return now.invocation_id !== "" && now.invocation_id !== before.invocation_id;
}

export function isUnitRestarted(before: UnitState, now: UnitState): boolean {
  return now.active_state === "active" && isStartedAnew(before, now);
}

/**
 * What brings the unit from where it is to "active, started later". `reads` counts how often it was read since systemd
 * was told, null before that: for a moment after it a failure of before is still to be seen.
 */
export function nextUnitMove(before: UnitState, now: UnitState, reads: number | null): UnitMove {
  if (isUnitRestarted(before, now)) return "done";
  if (now.active_state === "failed") {
    if (isStartedAnew(before, now)) return "give-up";
    // A start that the limit forbids begins nothing, so it has no id of its own either.
    if (reads !== null && reads >= 3 && now.result === "start-limit-hit") return "give-up";
  }
  const starts = isStartedAnew(before, now) && now.active_state !== "inactive";
  return reads === null && !starts ? "restart" : "wait";
}

/** How far a restart got, for a worker that takes over: `half` must be driven on, `none` may be tried again. */
export function judgeUnitRestart(before: UnitState, now: UnitState): "done" | "half" | "none" {
  if (isUnitRestarted(before, now)) return "done";
  const untouched = before.active_state === now.active_state && !isStartedAnew(before, now);
  return untouched ? "none" : "half";
}

const reasons: Record<string, string> = {
  "start-limit-hit":
    "it was started too often, and systemd starts it no more for now; the limit is left as it is",
  "exit-code": "its process ended with an error",
  signal: "its process was killed by a signal",
  "core-dump": "its process crashed",
  timeout: "it did not get ready in its time",
  watchdog: "it no longer reported to its watchdog",
  "oom-kill": "it ran out of memory",
  protocol: "it did not report as its type of service has to",
  resources: "systemd lacked something to start it with",
};

/** Why a unit is in the state failed, in plain words. */
export function diagnoseUnit(unit: string, { result }: UnitState): string {
  return `${unit} failed: ${reasons[result] ?? "systemd gives its reason as such"} (${result})`;
}
