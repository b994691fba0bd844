import type { Words } from "#components/ui/words.ts";
import { formatCount } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import { formatDayMinute, formatTimeOfDay } from "#lib/format/time.ts";
import type { Incident } from "#lib/recovery/answers.ts";

export type StripIncident = {
  id: string;
  /** The whole of it in words. */
  label: string;
  /** Percent of the time shown, as everything here. */
  left: number;
  width: number;
  spans: { left: number; width: number }[];
  /** Null: not yet, never, or before the time shown. */
  detected: number | null;
  acted: number | null;
  recovered: number | null;
};
export type StripRow = { service: string; incidents: StripIncident[] };
export type IncidentStrip = {
  rows: StripRow[];
  /** Services that had an incident and are not drawn. */
  left_out: number;
};

type StripInput = Pick<
  Incident,
  | "id"
  | "service"
  | "environment"
  | "error_codes"
  | "opened_at"
  | "detected_at"
  | "first_action_at"
  | "closed_at"
  | "closed_by"
  | "downtime_seconds"
  | "flaps"
  | "spans"
>;
type Range = { from: string; to: string };
/** How it is told: by which words, and by the clocks of which zone. */
type StripWords = { t: Words<"recovery.stripIncident">; zone: string; language: Language };

const mostRows = 12;

/** One row per service, the one that was down longest first; incidents oldest first. */
export function prepareIncidentStrip(
  words: StripWords,
  incidents: StripInput[],
  range: Range,
): IncidentStrip {
  const services = Map.groupBy(incidents, ({ service }) => service);
  const rows = [...services]
    .map(([service, own]) => ({
      service,
      down: own.reduce((sum, { downtime_seconds }) => sum + downtime_seconds, 0),
      incidents: own
        .toSorted((one, other) => Date.parse(one.opened_at) - Date.parse(other.opened_at))
        .map((incident) => placeIncident(words, incident, range)),
    }))
    .toSorted((one, other) => other.down - one.down);
  return {
    rows: rows.slice(0, mostRows).map(({ down: _, ...row }) => row),
    left_out: Math.max(0, rows.length - mostRows),
  };
}

function placeIncident(words: StripWords, incident: StripInput, range: Range): StripIncident {
  const place = placer(range);
  const spans = incident.spans.map(({ from, to }) => {
    const left = place(from);
    return { left, width: place(to ?? range.to) - left };
  });
  const left = place(incident.opened_at);
  return {
    id: incident.id,
    label: describeIncident(words, incident),
    ...{ left, width: place(incident.closed_at ?? range.to) - left },
    // What ended before the time shown has no width in it.
    spans: spans.filter(({ left, width }) => width > 0 || left > 0),
    detected: within(incident.detected_at, range),
    acted: within(incident.first_action_at, range),
    recovered: within(incident.closed_at, range),
  };
}

/** From a moment to percent of the range, clipped to it. */
function placer({ from, to }: Range): (at: string) => number {
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  return (at) => {
    const percent = ((Date.parse(at) - start) / length) * 100;
    return Number(Math.min(100, Math.max(0, percent)).toFixed(3));
  };
}

function within(at: string | null, range: Range): number | null {
  if (at === null || at < range.from || at > range.to) return null;
  return placer(range)(at);
}

function describeIncident({ t, zone, language }: StripWords, incident: StripInput): string {
  const { service, environment, error_codes, opened_at, closed_at, downtime_seconds } = incident;
  const clock = (at: string) => formatTimeOfDay(new Date(at), zone, true);
  const { first_action_at, detected_at, flaps } = incident;
  return [
    `${service} · ${environment}: ${error_codes.join(", ")}`,
    t("began", { at: formatDayMinute(new Date(opened_at), zone, language) }),
    t("noticed", { at: clock(detected_at) }),
    first_action_at ? t("acted", { at: clock(first_action_at) }) : t("notActed"),
    closed_at ? t("recovered", { at: clock(closed_at) }) : t("open"),
    t("downtime", { length: formatDuration(downtime_seconds, language) }),
    ...(flaps > 0 ? [t("cameBack", { count: flaps, shown: formatCount(flaps) })] : []),
  ].join("; ");
}
