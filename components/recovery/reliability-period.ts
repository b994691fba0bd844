import { createLoader, parseAsStringLiteral } from "nuqs/server";

const hourSeconds = 3600;
export const periodNames = ["24h", "7d", "30d", "90d"] as const;
type PeriodName = (typeof periodNames)[number];

const periods: Record<PeriodName, { seconds: number; words: string; short: string }> = {
  "24h": { seconds: 24 * hourSeconds, words: "24 hours", short: "24 h" },
  "7d": { seconds: 168 * hourSeconds, words: "7 days", short: "7 days" },
  "30d": { seconds: 720 * hourSeconds, words: "30 days", short: "30 days" },
  "90d": { seconds: 2160 * hourSeconds, words: "90 days", short: "90 days" },
};

export const periodOptions = periodNames.map((value) => ({ value, label: periods[value].short }));

/** How the address holds the time that reliability is shown for. */
export const periodParser = parseAsStringLiteral(periodNames).withDefault("7d");
export const loadPeriod = createLoader({ period: periodParser });

export type Period = {
  /** RFC 3339 */
  from: string;
  to: string;
  /** In a sentence: `7 days`. */
  words: string;
};

/** The time that ends now. */
export function resolvePeriod({ period }: { period: PeriodName }, now: Date): Period {
  const { seconds, words } = periods[period];
  const from = new Date(now.getTime() - seconds * 1000).toISOString();
  return { from, to: now.toISOString(), words };
}
