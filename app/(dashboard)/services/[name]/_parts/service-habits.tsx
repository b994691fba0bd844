import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { prepareWeekHeat } from "#components/services/prepare-week-heat.ts";
import { ReleaseList } from "#components/services/release-list.tsx";
import { WeekHeatTable } from "#components/services/week-heat.tsx";
import { readZone, zoneCookie } from "#lib/format/zone.ts";
import { listErrorHours } from "#lib/insights/list-error-hours.ts";
import { listReleases } from "#lib/issues/list-releases.ts";
import type { Context } from "#lib/platform/context.ts";

/** When a service fails, and in which of its releases. */
export async function ServiceHabits({ context, service }: { context: Context; service: string }) {
  const [hours, releases, choices, t] = await Promise.all([
    listErrorHours(context, service),
    listReleases(context, service),
    cookies(),
    getTranslations("services.weekHeat"),
  ]);
  const zone = readZone(choices.get(zoneCookie)?.value);
  return (
    <div className="my-gap grid gap-gap xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] xl:items-start">
      <WeekHeatTable heat={prepareWeekHeat(t, hours, zone)} zone={zone} />
      <ReleaseList releases={releases} />
    </div>
  );
}
