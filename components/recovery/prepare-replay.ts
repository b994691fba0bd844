import type {
  TimelineBand,
  TimelineMark,
  TimelineSeries,
} from "#components/charts/prepare-timeline.ts";
import type { Words } from "#components/ui/words.ts";
import type { Replay } from "#lib/recovery/replay-schemas.ts";
import type { DecisionOutcome } from "#lib/recovery/schemas.ts";

/** More lines and bands than this are no picture any more; the lists below the chart have them. */
const mostDrawn = 100;

/**
 * What the chart of a replay shows: errors as bars, incidents and holds as bands, starts as marked lines. `wordOf` names
 * the gate that held.
 */
export function prepareReplay(
  t: Words<"recovery.replay">,
  { timeline, incidents, holds, starts, to }: Replay,
  wordOf: (outcome: DecisionOutcome) => string,
): {
  series: TimelineSeries[];
  bands: TimelineBand[];
  marks: TimelineMark[];
} {
  const met = incidents.map(({ opened_at, closed_at, overlapped }) => ({
    ...{ from: opened_at, to: closed_at ?? to, tone: "bad" as const },
    label: overlapped ? t("overlapped") : t("alone"),
  }));
  const held = holds
    .filter(({ outcome }) => outcome !== "DUPLICATE")
    .map((hold) => ({
      ...{ from: hold.from, to: hold.to, tone: "idle" as const },
      label: t("held", { gate: wordOf(hold.outcome).toLowerCase() }),
    }));
  return {
    series: [{ key: "errors", points: timeline.points }],
    bands: [...met.slice(0, mostDrawn), ...held.slice(0, mostDrawn)],
    marks: starts.slice(0, mostDrawn).map(({ at, would_verify }) => ({
      ...{ at, label: t("start") },
      tone: would_verify === "recovered" ? "good" : "busy",
    })),
  };
}
