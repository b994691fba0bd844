import { describeAction } from "#components/recovery/describe-action.ts";
import { countNoun } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { CreateScenario, Mode, RunDefinition, Verify } from "#lib/recovery/schemas.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";

/** `3 × DB_CONNECTION_FAILED or TIMEOUT within 60 s`, and so for each kind of trigger. */
export function describeTrigger(trigger: Trigger): string {
  const { kind, count, window_seconds } = trigger;
  const times = `${count} × ${describeErrors(trigger)} within ${formatSpan(window_seconds)}`;
  switch (kind) {
    case "count":
      return times;
    case "rate":
      return `${times}, and ${trigger.factor} times what is usual at this hour`;
    case "share":
      return `${times}, and ${trigger.share_percent} % of all errors of the service`;
    case "absence":
      return `${trigger.monitor === null ? "no record and no check-in" : `no check-in of ${trigger.monitor}`} for ${formatSpan(window_seconds)}`;
    case "new-issue":
      return `a new issue of ${describeErrors(trigger)}`;
    case "regressed-issue":
      return `a resolved issue of ${describeErrors(trigger)} that comes again`;
  }
}

function describeErrors({ error_codes, pattern }: Trigger): string {
  const codes = error_codes.length > 0 ? error_codes.join(" or ") : "any error";
  return pattern === null ? codes : `${codes} like ${pattern}`;
}

/** What the ladder does, first to last, and who takes over after it. */
export function describeSteps(plan: Pick<RunDefinition, "steps" | "escalate_to">): string[] {
  return [...plan.steps.map(describeAction), describeHandOver(plan.escalate_to)];
}

export function describeHandOver(channels: string[]): string {
  return channels.length > 0
    ? `Hand over to ${channels.join(" and ")}`
    : "Hand over to every channel";
}

/** When it counts as recovered. */
export function describeVerification({
  windows,
  window_seconds,
  max_count,
  probe,
}: Verify): string {
  const errors = max_count === 0 ? "no error" : `at most ${max_count} errors`;
  const span = formatSpan(window_seconds);
  const quiet =
    windows === 1 ? `${errors} in ${span}` : `${errors} in each of ${windows} windows of ${span}`;
  const sign = probe ? `and ${probe.url} answers ${probe.expect_status}` : "and a sign of life";
  return `${quiet}, ${sign}`;
}

/** What holds it back from acting too often. */
export function describeLimits(
  plan: Pick<
    CreateScenario,
    "cooldown_seconds" | "max_attempts" | "attempts_window_seconds" | "max_flaps"
  >,
): string {
  const attempts = plan.max_attempts === 1 ? "1 attempt" : `${plan.max_attempts} attempts`;
  const rest =
    plan.cooldown_seconds > 0
      ? `${formatSpan(plan.cooldown_seconds)} of rest after each run`
      : "no rest between runs";
  return `At most ${attempts} on a target within ${formatSpan(plan.attempts_window_seconds)}, ${rest}; asks after ${countNoun(plan.max_flaps, "relapse")}`;
}

export const modeWords: Record<Mode, { label: string; meaning: string }> = {
  shadow: { label: "Shadow", meaning: "writes down what it would have done, and does nothing" },
  suggest: { label: "Suggest", meaning: "asks somebody to approve before it acts" },
  auto: { label: "Auto", meaning: "acts by itself" },
  off: { label: "Off", meaning: "is not looked at" },
};

/** Seconds up to two minutes, as people set them: `60 s`, `90 s`; then in larger units. */
function formatSpan(seconds: number): string {
  return seconds <= 120 ? `${seconds} s` : formatDuration(seconds);
}
