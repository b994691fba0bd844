import { describeAction } from "#components/recovery/describe-action.ts";
import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { CreateScenario, RunDefinition, Verify } from "#lib/recovery/schemas.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";

type ActionWords = Words<"recovery.actions">;
type PlanWords = Words<"recovery.plan">;

/** `3 × DB_CONNECTION_FAILED or TIMEOUT within 60 s`, and so for each kind of trigger. */
export function describeTrigger(t: PlanWords, trigger: Trigger, language: Language): string {
  const { kind, count } = trigger;
  const errors = describeErrors(t, trigger);
  const span = formatSpan(t, trigger.window_seconds, language);
  const times = t("when.count", { count, errors, span });
  switch (kind) {
    case "count":
      return times;
    case "rate":
      return t("when.rate", { times, factor: trigger.factor });
    case "share":
      return t("when.share", { times, percent: trigger.share_percent });
    case "absence":
      return trigger.monitor === null
        ? t("when.silence", { span })
        : t("when.noCheckIn", { monitor: trigger.monitor, span });
    case "new-issue":
      return t("when.newIssue", { errors });
    case "regressed-issue":
      return t("when.regressed", { errors });
  }
}

function describeErrors(t: PlanWords, { error_codes, pattern }: Trigger): string {
  const what = error_codes.length > 0 ? describeCodes(t, error_codes) : t("anyError");
  return pattern === null ? what : t("like", { what, pattern });
}

/** `A or B`. */
export function describeCodes(t: PlanWords, codes: string[]): string {
  return codes.reduce((one, other) => t("either", { one, other }));
}

/** What the ladder does, first to last, and who takes over after it. */
export function describeSteps(
  t: ActionWords,
  plan: Pick<RunDefinition, "steps" | "escalate_to">,
): string[] {
  const steps = plan.steps.map((step) => describeAction(t, step));
  return [...steps, describeHandOver(t, plan.escalate_to)];
}

export function describeHandOver(t: ActionWords, channels: string[]): string {
  return channels.length > 0
    ? t("handOver", { channels: joinChannels(t, channels) })
    : t("handOverToAll");
}

export function describeHandedOver(t: ActionWords, channels: string[]): string {
  return channels.length > 0
    ? t("handedOver", { channels: joinChannels(t, channels) })
    : t("handedOverToAll");
}

function joinChannels(t: ActionWords, channels: string[]): string {
  return channels.reduce((one, other) => t("both", { one, other }));
}

/** When it counts as recovered. */
export function describeVerification(
  t: PlanWords,
  { windows, window_seconds, max_count, probe }: Verify,
  language: Language,
): string {
  const errors = t("verification.errors", { count: max_count, number: String(max_count) });
  const span = formatSpan(t, window_seconds, language);
  const quiet = t("verification.quiet", { windows, errors, span });
  return probe
    ? t("verification.probe", { quiet, url: probe.url, status: probe.expect_status })
    : t("verification.life", { quiet });
}

type Limits = Pick<
  CreateScenario,
  "cooldown_seconds" | "max_attempts" | "attempts_window_seconds" | "max_flaps"
>;

/** What holds it back from acting too often. */
export function describeLimits(t: PlanWords, plan: Limits, language: Language): string {
  return t("limits", {
    attempts: plan.max_attempts,
    span: formatSpan(t, plan.attempts_window_seconds, language),
    pause: plan.cooldown_seconds > 0 ? "some" : "none",
    rest: formatSpan(t, plan.cooldown_seconds, language),
    flaps: plan.max_flaps,
  });
}

/** Seconds up to two minutes, as people set them: `60 s`, `90 s`; then in larger units. */
function formatSpan(t: PlanWords, seconds: number, language: Language): string {
  return seconds <= 120 ? t("seconds", { seconds }) : formatDuration(seconds, language);
}
