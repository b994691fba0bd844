import { formatDuration } from "#lib/format/duration.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";
import type { UsualCount } from "#lib/recovery/usual-count.ts";

/** What a trigger found in its window, not counting what an earlier run has dealt with. */
export type Match = {
  /** Arrivals that the trigger is about; of issues, how many. */
  count: number;
  first_at: Date | null;
  error_codes: string[];
  /** All errors of the service in the window. */
  total?: number;
  /** What is usual for the window at this hour; left out where the count is too small to ask. */
  usual?: UsualCount;
  silence?: Silence;
  /** Title of the issue that opened or came again. */
  issue?: string;
};

/** How long nothing was heard of a service or monitor. */
export type Silence = {
  /** The latest sign of life of the window and the day before it; null: none. */
  last_at: Date | null;
  /** Since that sign, or since a run has dealt with the silence. */
  seconds: number;
};

/** Whether the trigger's condition holds. */
export function isTriggered(trigger: Trigger, match: Match): boolean {
  switch (trigger.kind) {
    case "count":
    case "new-issue":
    case "regressed-issue":
      return match.count >= trigger.count;
    case "rate":
      return match.count >= trigger.count && isUnusual(match, trigger.factor);
    case "share":
      return match.count >= trigger.count && shareOf(match) >= trigger.share_percent;
    case "absence":
      return isSilent(match.silence, trigger.window_seconds);
  }
}

/** Without enough history nothing is unusual. */
function isUnusual({ count, usual }: Match, factor: number): boolean {
  return usual !== undefined && usual.count !== null && count >= usual.count * factor;
}

function shareOf({ count, total = 0 }: Match): number {
  return total > 0 ? (count / total) * 100 : 0;
}

/** Who was never heard, or not for a day, is not missed. */
function isSilent(silence: Silence | undefined, window_seconds: number): boolean {
  return silence !== undefined && silence.last_at !== null && silence.seconds >= window_seconds;
}

/**
 * The trigger as a run keeps it: verification counts codes, so where a pattern or an issue chose the errors, those are
 * the codes that matched.
 */
export function watchMatched(trigger: Trigger, { error_codes }: Match): Trigger {
  if (trigger.kind === "absence") return trigger;
  const chosen = trigger.pattern !== null || trigger.kind.endsWith("-issue");
  return chosen ? { ...trigger, error_codes: error_codes.slice(0, mostCodes) } : trigger;
}

/** As many as a trigger may name. */
const mostCodes = 50;

/** Says what matched, for decisions, runs and incidents. */
export function describeMatch(trigger: Trigger, match: Match): string {
  switch (trigger.kind) {
    case "count":
      return `${describeCount(trigger, match)}; the rule asks for ${trigger.count}.`;
    case "rate":
      return `${describeCount(trigger, match)}; ${describeUsual(match)}, the rule asks for ${trigger.factor} times that and at least ${trigger.count}.`;
    case "share":
      return `${describeCount(trigger, match)}, ${Math.floor(shareOf(match))} % of the service's errors; the rule asks for ${trigger.share_percent} % and at least ${trigger.count}.`;
    case "absence":
      return describeSilence(trigger, match);
    case "new-issue":
      return `A new issue${ofCodes(match)} opened: ${match.issue ?? "without a title"}.`;
    case "regressed-issue":
      return `A resolved issue${ofCodes(match)} came again: ${match.issue ?? "without a title"}.`;
  }
}

function describeCount({ pattern, window_seconds }: Trigger, match: Match): string {
  const errors = match.count === 1 ? "1 error" : `${match.count} errors`;
  const like = pattern === null ? "" : ` like ${pattern}`;
  return `${errors}${ofCodes(match)}${like} in ${window_seconds} s`;
}

const mostNamed = 10;

function ofCodes({ error_codes }: Match): string {
  if (error_codes.length === 0) return "";
  const more = error_codes.length - mostNamed;
  const named = error_codes.slice(0, mostNamed).join(", ");
  return more > 0 ? ` of ${named} and ${more} more codes` : ` of ${named}`;
}

function describeUsual({ usual }: Match): string {
  if (!usual) return "what is usual at this hour was not looked at";
  if (usual.count === null) {
    return `what is usual at this hour is not known after ${usual.days} days of history`;
  }
  return `usual at this hour are ${Math.round(usual.count * 10) / 10}`;
}

function describeSilence(trigger: Trigger, { silence }: Match): string {
  const whose =
    trigger.kind === "absence" && trigger.monitor !== null
      ? `No check-in of ${trigger.monitor}`
      : "No record and no check-in";
  const last = silence?.last_at ? `, the last came at ${silence.last_at.toISOString()}` : "";
  return `${whose} for ${formatDuration(silence?.seconds ?? 0)}${last}; the rule allows ${formatDuration(trigger.window_seconds)}.`;
}
