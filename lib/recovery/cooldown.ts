import type { Held, TargetFacts } from "#lib/recovery/gates.ts";

/** A run that ended on a target, and whether it helped; null where it says nothing (cancelled, turned down, expired). */
export type EndedRun = { created_at: Date; ended_at: Date; helped: boolean | null };

const longestSeconds = 3600;
const healthyMilliseconds = 3_600_000;

/**
 * How long a target rests after its last run: twice as long for each run before it that did not help, an hour at most
 * unless the plan asks for more. A run that helped, or an hour without a run, begins anew. `ended` is newest first.
 */
export function deriveCooldown(cooldown_seconds: number, ended: EndedRun[]): number {
  const failures = countFailures(ended);
  const most = Math.max(cooldown_seconds, longestSeconds);
  return Math.min(cooldown_seconds * 2 ** failures, most);
}

function countFailures(ended: EndedRun[]): number {
  let failures = 0;
  let later: Date | null = null;
  for (const run of ended) {
    if (later && later.getTime() - run.ended_at.getTime() >= healthyMilliseconds) break;
    if (run.helped === true) break;
    if (run.helped === false) failures += 1;
    later = run.created_at;
  }
  return failures;
}

/** Holds until the cooldown since the last run of any of the targets is over, however that run ended. */
export function checkCooldown(
  targets: Pick<TargetFacts, "name" | "ended">[],
  cooldown_seconds: number,
  now: Date,
): Held | null {
  for (const { name, ended } of targets) {
    const last = ended[0];
    if (!last) continue;
    const seconds = deriveCooldown(cooldown_seconds, ended);
    const over = new Date(last.ended_at.getTime() + seconds * 1000);
    if (over <= now) continue;
    const longer = seconds > cooldown_seconds ? ", longer than usual because it did not help" : "";
    const reason = `${name} cools down for ${seconds} s after its last run${longer}.`;
    return { outcome: "COOLDOWN", reason, next_allowed_at: over, run_id: null };
  }
  return null;
}
