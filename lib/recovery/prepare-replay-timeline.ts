import type { History } from "#lib/recovery/replay-history.ts";
import type { Replay } from "#lib/recovery/replay-schemas.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";

/** Widths of bars, in seconds; each holds whole buckets of every span. */
const widths = [10, 30, 60, 300, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400];
const mostBars = 200;

/** Errors over the time of a replay, every bar present: those that the trigger is about, of silence all. */
export function prepareReplayTimeline(trigger: Trigger, history: History): Replay["timeline"] {
  const { from, to, spans, buckets } = history;
  const finest = Math.max(...spans.map(({ seconds }) => seconds), 1);
  const least = Math.max((to - from) / mostBars, finest);
  const width = widths.find((one) => one >= least) ?? 86_400;
  const begin = Math.floor(from / width) * width;
  const bars = Math.max(1, Math.ceil((to - begin) / width));
  const counts = Array.from({ length: bars }, () => 0);
  for (const { start, count, total } of buckets) {
    const bar = Math.floor((start - begin) / width);
    if (bar < 0 || bar >= bars) continue;
    counts[bar] = (counts[bar] ?? 0) + (trigger.kind === "absence" ? total : count);
  }
  return {
    bucket_seconds: width,
    points: counts.map((count, bar) => [
      new Date((begin + bar * width) * 1000).toISOString(),
      count,
    ]),
  };
}
