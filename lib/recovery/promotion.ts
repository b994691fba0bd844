import type { ScenarioReliability } from "#lib/recovery/reliability-schemas.ts";
import type { Mode } from "#lib/recovery/schemas.ts";

export type Promotion = { to: Mode; sentence: string };
type Evidence = Pick<ScenarioReliability, "runs" | "recovered" | "interval" | "by_itself">;

const leastMatches = 5;
const leastRuns = 10;
/** Where so many incidents end by themselves, acting on them risks more than it brings. */
const mostByItself = 0.8;
/** What the true share of runs that help has to reach with 95 % certainty. */
const leastShare = 0.5;

/** The next mode that a scenario has earned, and on what evidence; null while there is too little, or where it must not. */
export function suggestPromotion(mode: Mode, evidence: Evidence): Promotion | null {
  const { runs, recovered, interval, by_itself } = evidence;
  const natural = by_itself.share ?? 0;
  if (mode === "shadow") {
    if (by_itself.of < leastMatches || natural >= mostByItself) return null;
    const sentence = `It would have acted in ${by_itself.of} incidents, of which ${by_itself.recovered} ended by themselves.`;
    return { to: "suggest", sentence };
  }
  if (mode !== "suggest" || runs < leastRuns) return null;
  if (interval.low < leastShare || interval.low <= natural) return null;
  return { to: "auto", sentence: `${recovered} of the ${runs} runs that people let start helped.` };
}
