import type { TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Incident, Run } from "#lib/recovery/answers.ts";

/** Incidents as bands; one that is open reaches to the present. */
export function prepareBands(
  incidents: Pick<Incident, "service" | "error_codes" | "opened_at" | "closed_at">[],
  now: Date,
): TimelineBand[] {
  return incidents.map(({ service, error_codes, opened_at, closed_at }) => ({
    from: opened_at,
    to: closed_at ?? now.toISOString(),
    label: `Incident of ${service}, ${error_codes.join(", ")}`,
  }));
}

type MarkedRun = Pick<Run, "service" | "state" | "live" | "created_at" | "started_at" | "ended_at">;

/** Runs that acted, as marks where they began: how they ended, and in what time. */
export function prepareMarks(runs: MarkedRun[]): TimelineMark[] {
  return runs.flatMap((run) => {
    const word = wordOf(run);
    return word && run.started_at ? [{ at: run.started_at, ...word }] : [];
  });
}

function wordOf(run: MarkedRun): Pick<TimelineMark, "label" | "tone"> | null {
  const { service, live, state, created_at, ended_at } = run;
  if (live) return { label: `${service} recovering`, tone: "busy" };
  const length = formatDuration(
    (Date.parse(ended_at ?? created_at) - Date.parse(created_at)) / 1000,
  );
  switch (state) {
    case "RECOVERED":
      return { label: `${service} recovered in ${length}`, tone: "good" };
    case "ESCALATED":
      return { label: `${service} escalated`, tone: "bad" };
    case "FAILED":
    case "NEEDS_ATTENTION":
      return { label: `${service}: run failed`, tone: "bad" };
    default:
      return null;
  }
}
