import type { Held, TargetFacts } from "#lib/recovery/gates.ts";

/** Holds until `cooldown_seconds` have passed since the last run of any of the targets ended, however it ended. */
export function checkCooldown(
  targets: Pick<TargetFacts, "name" | "last_ended_at">[],
  cooldown_seconds: number,
  now: Date,
): Held | null {
  for (const { name, last_ended_at } of targets) {
    if (!last_ended_at) continue;
    const over = new Date(last_ended_at.getTime() + cooldown_seconds * 1000);
    if (over <= now) continue;
    const reason = `${name} cools down for ${cooldown_seconds} s after its last run.`;
    return { outcome: "COOLDOWN", reason, next_allowed_at: over, run_id: null };
  }
  return null;
}
