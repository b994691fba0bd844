import { createLoader, parseAsStringLiteral } from "nuqs/server";

const hourSeconds = 3600;
export const periodNames = ["24h", "7d", "30d", "90d"] as const;
type PeriodName = (typeof periodNames)[number];

const periodHours: Record<PeriodName, number> = { "24h": 24, "7d": 168, "30d": 720, "90d": 2160 };

/** How the address holds the time that reliability is shown for. */
export const periodParser = parseAsStringLiteral(periodNames).withDefault("7d");
export const loadPeriod = createLoader({ period: periodParser });

export type Period = {
  /** RFC 3339 */
  from: string;
  to: string;
  /** As `recovery.reliabilityPeriod` calls it in a sentence. */
  name: PeriodName;
};

/** The time that ends now. */
export function resolvePeriod({ period }: { period: PeriodName }, now: Date): Period {
  const length = periodHours[period] * hourSeconds * 1000;
  const from = new Date(now.getTime() - length).toISOString();
  return { from, to: now.toISOString(), name: period };
}
