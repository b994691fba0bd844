import { prepareTimeline, type TimelineSeries } from "#components/charts/prepare-timeline.ts";
import { deriveCodeState } from "#components/insights/code-state.ts";
import type { CodeRow } from "#components/insights/sort-codes.ts";
import type { Group } from "#components/insights/span.ts";
import type { TopCode } from "#lib/insights/schemas.ts";
import type { Incident, Run } from "#lib/recovery/answers.ts";

type Input = {
  codes: TopCode[];
  group: Group;
  /** Of the timeline beside it, whose colours the codes take. */
  series: TimelineSeries[];
  runs: Run[];
  incidents: Incident[];
};

/** The rows of the table of codes: each with its state, in the colour that the timeline gives it. */
export function prepareCodes({ codes, group, series, runs, incidents }: Input): CodeRow[] {
  const drawn = prepareTimeline({ series, bucketSeconds: 1, zone: "UTC" }).series;
  const colors = new Map(drawn.map(({ key, color }) => [key, color]));
  return codes.map(({ states, ...code }) => ({
    ...code,
    state: deriveCodeState({ ...code, states }, runs, incidents),
    color: colors.get(group === "code" ? code.error_code : code.service) ?? "var(--series-rest)",
  }));
}
