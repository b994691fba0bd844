import type { Group, Span } from "#components/insights/span.ts";
import { getPageViews } from "#lib/error-pages/get-page-views.ts";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { listTopCodes } from "#lib/insights/list-top-codes.ts";
import { summarizeErrors } from "#lib/insights/summarize-errors.ts";
import type { Context } from "#lib/platform/context.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { listRuns } from "#lib/recovery/list-runs.ts";
import { recoverySummary } from "#lib/recovery/recovery-summary.ts";

type Search = { env: string | null; service: string | null; group: Group };
export type Overview = ReturnType<typeof loadOverview>;

/** Starts every reading of the overview at once; each part awaits its own, so that one that fails leaves the others. */
export function loadOverview(context: Context, search: Search, span: Span) {
  const now = context.now();
  const place = { service: search.service ?? undefined, environment: search.env ?? undefined };
  const within = { ...place, from: span.from, to: span.to };
  const group_by = search.group === "code" ? ("error_code" as const) : search.group;
  const readings = {
    summary: summarizeErrors(context, within),
    timeline: getTimeline(context, { ...within, buckets: 75, group_by }),
    codes: listTopCodes(context, { ...within, limit: 100 }),
    // Up to now also where the span ends before: how a code stands is said of the present.
    incidents: listIncidents(context, { ...place, from: span.from, limit: 200 }).then(
      ({ data }) => data,
    ),
    runs: listRuns(context, { ...place, limit: 100 }).then(({ data }) => data),
    views: getPageViews(context, {
      ...{ service: place.service, from: span.from, to: span.to, buckets: 24 },
    }),
    recovery: recoverySummary(context, { service: place.service }),
  };
  // A part that is never drawn must not leave its failed reading unhandled.
  for (const reading of Object.values(readings)) reading.catch(() => null);
  return { ...readings, now, span, search };
}
