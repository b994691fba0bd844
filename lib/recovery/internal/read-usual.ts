import type { Database } from "#lib/platform/database.ts";
import { findFirstHeard } from "#lib/recovery/internal/sql/find-first-heard.ts";
import { listHourCounts } from "#lib/recovery/internal/sql/list-hour-counts.ts";
import { selectErrors } from "#lib/recovery/pattern.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";
import { deriveUsual, listUsualHours, type UsualCount } from "#lib/recovery/usual-count.ts";

type Place = { service_id: number; environment: string };

/** What past days held does not change within their hour; an incident asks many times a minute. */
const remembered = new Map<string, UsualCount>();
const mostRemembered = 1000;

/** What is usual for the trigger's errors in its window at the hour of `at`. `key` names the scenario. */
export async function readUsual(
  database: Database,
  place: Place,
  question: { key: string; trigger: Trigger; at: Date },
): Promise<UsualCount> {
  const { key, trigger, at } = question;
  const { error_codes, pattern, window_seconds } = trigger;
  const hour = Math.floor(at.getTime() / 3_600_000);
  const name = JSON.stringify([key, hour, place, error_codes, pattern, window_seconds]);
  const known = remembered.get(name);
  if (known) return known;
  const hours = listUsualHours(at, await findFirstHeard(database, place));
  const rows = await listHourCounts(database, place, hours, pattern !== null);
  const isAsked = selectErrors(trigger);
  const sums = new Map(hours.map((time) => [time.getTime(), 0]));
  for (const row of rows.filter(isAsked)) {
    sums.set(row.hour.getTime(), (sums.get(row.hour.getTime()) ?? 0) + row.count);
  }
  const usual = deriveUsual([...sums.values()], window_seconds);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, usual);
  return usual;
}
