import { createLoader, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";

const hourSeconds = 3600;
export const spanNames = ["1h", "6h", "24h", "7d", "30d"] as const;
export type SpanName = (typeof spanNames)[number];

const spans: Record<SpanName, { seconds: number; words: string; short: string; label: string }> = {
  "1h": { seconds: hourSeconds, words: "hour", short: "hour", label: "Last hour" },
  "6h": { seconds: 6 * hourSeconds, words: "6 hours", short: "6 h", label: "Last 6 hours" },
  "24h": { seconds: 24 * hourSeconds, words: "24 hours", short: "24 h", label: "Last 24 hours" },
  "7d": { seconds: 168 * hourSeconds, words: "7 days", short: "7 days", label: "Last 7 days" },
  "30d": { seconds: 720 * hourSeconds, words: "30 days", short: "30 days", label: "Last 30 days" },
};

export const spanOptions = spanNames.map((value) => ({ value, label: spans[value].label }));

/** How the address holds a span of time: one of five that end now, or two moments. */
export const spanParsers = {
  range: parseAsStringLiteral(spanNames).withDefault("24h"),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
};
export type SpanSearch = { range: SpanName; from: Date | null; to: Date | null };

export const groups = ["code", "service"] as const;
export type Group = (typeof groups)[number];

/** All that the address of the overview holds. */
export const overviewParsers = {
  ...spanParsers,
  env: parseAsString,
  service: parseAsString,
  group: parseAsStringLiteral(groups).withDefault("code"),
};
export const loadOverviewSearch = createLoader(overviewParsers);
export const loadSpan = createLoader(spanParsers);

export type Span = {
  /** RFC 3339; without `to` the span ends now. */
  from: string;
  to: string | undefined;
  seconds: number;
  /** In a sentence: `in the last 24 hours`, `in this time`. */
  within: string;
  /** The same where space is short: `in 24 h`. */
  withinShort: string;
  /** The time of the same length before: `24 h before`. */
  before: string;
};

/** The span that an address asks for; two moments the wrong way round ask for nothing. */
export function resolveSpan({ range, from, to }: SpanSearch, now: Date): Span {
  if (from && to && from < to) {
    const seconds = (to.getTime() - from.getTime()) / 1000;
    const span = { from: from.toISOString(), to: to.toISOString(), seconds };
    return { ...span, within: "in this time", withinShort: "in this time", before: "time before" };
  }
  const { seconds, words, short } = spans[range];
  return {
    from: new Date(now.getTime() - seconds * 1000).toISOString(),
    to: undefined,
    seconds,
    within: `in the last ${words}`,
    withinShort: `in ${short === "hour" ? "an hour" : short}`,
    before: `${short} before`,
  };
}
