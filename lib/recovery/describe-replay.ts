import { formatDuration } from "#lib/format/duration.ts";
import type { Replayed } from "#lib/recovery/replay.ts";
import type { HistorySpan } from "#lib/recovery/replay-history.ts";
import type { Replay } from "#lib/recovery/replay-schemas.ts";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

const heldWords: Record<string, string> = {
  COOLDOWN: "by cooldown",
  BREAKER_OPEN: "by its breaker, because runs before had not helped",
  BUDGET_TARGET: "because its attempts were used up",
  TARGET_LOCKED: "because another run held the target",
  KILL_SWITCH: "by the kill switch",
  MAINTENANCE: "by a maintenance window",
};

type Counts = Omit<Replay["summary"], "sentence" | "notes">;

/** The counts of a replay. */
export function countReplay(
  { starts, holds }: Replayed,
  incidents: { overlapped: boolean }[],
): Counts {
  return {
    starts: starts.length,
    holds: holds.length,
    held_by: tally(holds.map(({ outcome }) => outcome)),
    verified: tally(starts.map(({ verdict }) => verdict)),
    incidents: incidents.length,
    overlapped: incidents.filter(({ overlapped }) => overlapped).length,
  };
}

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The counts in words. */
export function describeReplay(counts: Counts): string {
  const { starts, held_by, verified, incidents, overlapped } = counts;
  if (starts === 0) {
    const none = "It would never have started.";
    return incidents === 0 ? none : `${none} There ${were(incidents)} in that time.`;
  }
  return [
    `It would have started ${times(starts)}${describeHolds(held_by)}.`,
    `In ${verified.recovered ?? 0} of ${starts === 1 ? "1 case" : `${starts} cases`} the errors had stopped by the end of verification without any action.`,
    incidents === 0
      ? "There was no incident in that time."
      : `It would have been at work in ${overlapped} of ${incidents === 1 ? "1 incident" : `${incidents} incidents`}.`,
  ].join(" ");
}

/** That its own run is live already holds nothing back that anybody would miss. */
function describeHolds({ DUPLICATE: _, ...held_by }: Record<string, number>): string {
  const holds = Object.values(held_by).reduce((sum, count) => sum + count, 0);
  if (holds === 0) return "";
  const why = Object.entries(held_by).map(([outcome, count]) => {
    const words = heldWords[outcome] ?? `by ${outcome.toLowerCase().replaceAll("_", " ")}`;
    return `${count} ${words}`;
  });
  return `, and been held back ${times(holds)}: ${why.join(", ")}`;
}

function times(count: number): string {
  if (count === 2) return "twice";
  return count === 1 ? "once" : `${count} times`;
}

function were(incidents: number): string {
  return incidents === 1 ? "was 1 incident" : `were ${incidents} incidents`;
}

/** What a span's buckets mean for what is shown of it. */
export function describeResolution({ seconds }: HistorySpan, plan: CreateScenario): string {
  const length = formatDuration(seconds);
  const { kind, window_seconds } = plan.trigger;
  if (kind === "absence") return `Silence is known to within ${length}.`;
  if (kind.endsWith("-issue")) return `Errors after a start are counted in steps of ${length}.`;
  return window_seconds < seconds
    ? `Only counts of ${length} are kept: the window of ${window_seconds} s is taken as ${length}, so that it may show more starts than there would have been.`
    : `Counted in steps of ${length}: a start may be shown up to ${length} late, and one that was just met may be missed.`;
}

/** What history cannot tell of this plan. */
export function listNotes(
  plan: CreateScenario,
  facts: { without_history: number; runs: number; missing: string[] },
): string[] {
  const { kind } = plan.trigger;
  const monitored = plan.trigger.kind === "absence" ? plan.trigger.monitor : null;
  return [
    "Stored history goes by the reporters' clocks; live triggers go by arrival.",
    "Each run is taken to act at once and to change nothing, and the service to be alive.",
    "Kill switches and maintenance windows count as they were at the time; a run that has begun goes on through them.",
    "Other scenarios, other services and presses of people are not taken into account.",
    ...(facts.runs > 0
      ? [`${facts.runs} real runs acted on the service in that time: the counts show their effect.`]
      : []),
    ...(facts.missing.length > 0
      ? [`There is no target ${facts.missing.join(", ")}: today it would be held back each time.`]
      : []),
    ...(facts.without_history > 0
      ? [`At ${facts.without_history} moments too little history was there to say what is usual.`]
      : []),
    ...(kind === "absence" ? ["Check-ins are not kept: only records tell of life here."] : []),
    ...(monitored === null
      ? []
      : [`So the check-ins of ${monitored} cannot be replayed, and nothing is shown.`]),
    ...(kind === "regressed-issue"
      ? [
          "Of issues that came again only the latest time is known, and only while nobody closed it.",
        ]
      : []),
  ];
}
