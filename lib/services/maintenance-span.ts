import { instantOf, localDay, nextDay, weekdayOf } from "#lib/services/local-time.ts";
import type { MaintenanceSchedule } from "#lib/services/maintenance-schemas.ts";

export type Span = { from: Date; to: Date };

/** Two weeks and the days around them: a week's day may be one that has no span. */
const mostDays = 17;

/** The span of a schedule that is under way at a time, else the next one; null when none comes any more. */
export function findSpan(schedule: MaintenanceSchedule, now: Date): Span | null {
  if (schedule.kind === "once") {
    const span = { from: new Date(schedule.from), to: new Date(schedule.to) };
    return span.to > now ? span : null;
  }
  // One that began yesterday may reach into today.
  let day = localDay(new Date(now.getTime() - 36 * 3_600_000), schedule.zone);
  for (let ahead = 0; ahead < mostDays; ahead += 1) {
    const span = spanOn(day, schedule);
    if (span && span.to > now) return span;
    day = nextDay(day);
  }
  return null;
}

/** Null where the day is none of the schedule's, or where its clocks jump over the whole span. */
function spanOn(day: string, schedule: MaintenanceSchedule & { kind: "weekly" }): Span | null {
  if (!schedule.days.includes(weekdayOf(day))) return null;
  const { from, to, zone } = schedule;
  const lastDay = to > from ? day : nextDay(day);
  const span = {
    from: instantOf(day, from, zone, "first"),
    to: instantOf(lastDay, to, zone, "last"),
  };
  return span.from < span.to ? span : null;
}
