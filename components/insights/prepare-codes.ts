import { prepareTimeline } from "#components/charts/prepare-timeline.ts";
import { deriveCodeState } from "#components/insights/code-state.ts";
import type { CodeRow } from "#components/insights/sort-codes.ts";
import type { Group } from "#components/insights/span.ts";
import type { Timeline, TopCode } from "#lib/insights/schemas.ts";
import type { Incident, Run } from "#lib/recovery/answers.ts";

type Input = {
  codes: TopCode[];
  group: Group;
  /** The one beside it, whose colours the codes take. */
  timeline: Timeline;
  runs: Run[];
  incidents: Incident[];
};

/** The rows of the table of codes: each with its state, in the colour that the timeline gives it. */
export function prepareCodes({ codes, group, timeline, runs, incidents }: Input): CodeRow[] {
  const { series, bucket_seconds: bucketSeconds } = timeline;
  const drawn = prepareTimeline({ series, bucketSeconds, zone: "UTC" });
  const colors = new Map(drawn.series.map(({ key, color }) => [key, color]));
  return codes.map(({ states, ...code }) => ({
    ...code,
    state: deriveCodeState({ ...code, states }, runs, incidents),
    color: colors.get(group === "code" ? code.error_code : code.service) ?? "var(--series-rest)",
  }));
}
