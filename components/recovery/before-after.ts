import type { Run, RunSample } from "#lib/recovery/answers.ts";

/** Errors a minute in the busiest window before a run's action, and in the last one after it. */
export type BeforeAfter = { before: number; after: number };

/** What a run changed, by its own measurements; null where it measured only one side. Pure. */
export function prepareBeforeAfter({ samples }: Pick<Run, "samples">): BeforeAfter | null {
  const before = samples.find(({ window }) => window === 0);
  const after = samples.findLast(({ window }) => window > 0);
  return before && after ? { before: ratePerMinute(before), after: ratePerMinute(after) } : null;
}

function ratePerMinute({ from, to, count }: RunSample): number {
  const minutes = Math.max(1, Date.parse(to) - Date.parse(from)) / 60_000;
  const rate = count / minutes;
  return rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate);
}
