import { createLoader, parseAsIsoDateTime, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { Words } from "#components/ui/words.ts";

const hourSeconds = 3600;
export const spanNames = ["1h", "6h", "24h", "7d", "30d"] as const;
export type SpanName = (typeof spanNames)[number];

const spanHours: Record<SpanName, number> = { "1h": 1, "6h": 6, "24h": 24, "7d": 168, "30d": 720 };

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
export function resolveSpan(
  t: Words<"insights.span">,
  { range, from, to }: SpanSearch,
  now: Date,
): Span {
  if (from && to && from < to) {
    const seconds = (to.getTime() - from.getTime()) / 1000;
    const span = { from: from.toISOString(), to: to.toISOString(), seconds };
    const within = t("chosen");
    return { ...span, within, withinShort: within, before: t("chosenBefore") };
  }
  const seconds = spanHours[range] * hourSeconds;
  return {
    from: new Date(now.getTime() - seconds * 1000).toISOString(),
    to: undefined,
    seconds,
    within: t(`within.${range}`),
    withinShort: t(`withinShort.${range}`),
    before: t(`before.${range}`),
  };
}
