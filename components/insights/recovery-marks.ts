import type { TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { Incident, Run } from "#lib/recovery/answers.ts";

type MarkWords = Words<"insights.marks">;

/** Incidents as bands; one that is open reaches to the present. */
export function prepareBands(
  t: MarkWords,
  incidents: Pick<Incident, "service" | "error_codes" | "opened_at" | "closed_at">[],
  now: Date,
): TimelineBand[] {
  return incidents.map(({ service, error_codes, opened_at, closed_at }) => ({
    from: opened_at,
    to: closed_at ?? now.toISOString(),
    label: t("incident", { service, codes: error_codes.join(", ") }),
  }));
}

type MarkedRun = Pick<Run, "service" | "state" | "live" | "created_at" | "started_at" | "ended_at">;

/** Runs that acted, as marks where they began: how they ended, and in what time. */
export function prepareMarks(t: MarkWords, runs: MarkedRun[], language: Language): TimelineMark[] {
  return runs.flatMap((run) => {
    const word = wordOf(t, run, language);
    return word && run.started_at ? [{ at: run.started_at, ...word }] : [];
  });
}

function wordOf(
  t: MarkWords,
  run: MarkedRun,
  language: Language,
): Pick<TimelineMark, "label" | "tone"> | null {
  const { service, live, state, created_at, ended_at } = run;
  if (live) return { label: t("recovering", { service }), tone: "busy" };
  const length = formatDuration(
    (Date.parse(ended_at ?? created_at) - Date.parse(created_at)) / 1000,
    language,
  );
  switch (state) {
    case "RECOVERED":
      return { label: t("recovered", { service, length }), tone: "good" };
    case "ESCALATED":
      return { label: t("escalated", { service }), tone: "bad" };
    case "FAILED":
    case "NEEDS_ATTENTION":
      return { label: t("failed", { service }), tone: "bad" };
    default:
      return null;
  }
}
