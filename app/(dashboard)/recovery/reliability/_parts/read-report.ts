import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import type { Report } from "#components/recovery/reliability-report.tsx";
import { loadReportMonth, resolveMonth, shiftMonth } from "#components/recovery/report-month.ts";
import { readZone, zoneCookie } from "#lib/format/zone.ts";
import type { Context } from "#lib/platform/context.ts";
import { getReliability } from "#lib/recovery/get-reliability.ts";
import { sumByItself } from "#lib/recovery/scenario-reliability.ts";
import { instantOf, localDay } from "#lib/services/local-time.ts";

/** The reliability of the month that the address asks for, by the clocks of the reader's zone. */
export async function readReport(
  context: Context,
  searchParams: Promise<SearchParams>,
): Promise<Report> {
  const zone = readZone((await cookies()).get(zoneCookie)?.value);
  const now = context.now();
  const asked = await loadReportMonth(searchParams);
  const month = resolveMonth(asked.month, localDay(now, zone), await getLocale());
  const begin = (name: string) => instantOf(`${name}-01`, "00:00", zone, "first");
  const end = begin(shiftMonth(month.month, 1));
  const range = {
    from: begin(month.month).toISOString(),
    to: (end < now ? end : now).toISOString(),
  };
  const reliability = await getReliability(context, range);
  const scenarios = reliability.data.flatMap((service) => service.scenarios);
  return { month, zone, range, reliability, byItself: sumByItself(scenarios) };
}
