import type { NaturalRecovery, ScenarioReliability } from "#lib/recovery/reliability-schemas.ts";
import { wilsonInterval } from "#lib/recovery/wilson-interval.ts";

type Counts = {
  scenario: string;
  runs: number;
  recovered: number;
  median_seconds: number | null;
  by_itself: { recovered: number; of: number };
};

/** What a scenario achieved beside what happens without it, with the uncertainty of both. */
export function prepareScenarioReliability(counts: Counts): ScenarioReliability {
  const { runs, recovered, by_itself } = counts;
  return {
    ...counts,
    share: shareOf(recovered, runs),
    interval: wilsonInterval(recovered, runs),
    by_itself: {
      ...by_itself,
      share: shareOf(by_itself.recovered, by_itself.of),
      interval: wilsonInterval(by_itself.recovered, by_itself.of),
    },
    sentence: describeDifference(counts),
  };
}

/** How often scenarios that only watched saw an incident end, all of them together. */
export function sumByItself(
  scenarios: readonly Pick<ScenarioReliability, "by_itself">[],
): NaturalRecovery {
  const sum = (name: "recovered" | "of") =>
    scenarios.reduce((total, { by_itself }) => total + by_itself[name], 0);
  const [recovered, of] = [sum("recovered"), sum("of")];
  return { recovered, of, share: shareOf(recovered, of), interval: wilsonInterval(recovered, of) };
}

/** A share between 0 and 1, or null of nothing. */
export function shareOf(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}

function describeDifference({ runs, recovered, by_itself }: Counts): string {
  const action =
    runs === 0 ? "The action has not run yet" : `With the action ${recovered} of ${runs}`;
  const natural =
    by_itself.of === 0
      ? "no shadow match to compare with"
      : `by itself ${by_itself.recovered} of ${by_itself.of}`;
  const told = `${action}, ${natural}`;
  if (runs === 0 || by_itself.of === 0) return `${told}.`;
  const one = wilsonInterval(recovered, runs);
  const other = wilsonInterval(by_itself.recovered, by_itself.of);
  const apart = one.low > other.high || other.low > one.high;
  return apart ? `${told}.` : `${told}; too few to tell them apart.`;
}
