import type { Database } from "#lib/platform/database.ts";

export type HourCount = { hour: Date; error_code: string; title: string | null; count: number };

/**
 * What each of these hours held of a service, by code, from rollups: by the reporters' clocks, as history is. With
 * `by_issue` by code and title, which reads more rows.
 */
export function listHourCounts(
  database: Database,
  place: { service_id: number; environment: string },
  hours: Date[],
  by_issue: boolean,
): Promise<HourCount[]> {
  if (by_issue) return listIssueHours(database, place, hours);
  return database.$queryRaw<HourCount[]>`
    SELECT h.hour, c.error_code, NULL AS title, sum(c.count)::float8 AS count
    FROM unnest(${hours}::timestamptz[]) AS h(hour)
    JOIN current_code_rollups AS c
      ON c.service_id = ${place.service_id} AND c.resolution = 1800 AND c.environment = ${place.environment}
      AND c.bucket IN (h.hour, h.hour + interval '30 minutes')
    GROUP BY h.hour, c.error_code`;
}

function listIssueHours(
  database: Database,
  place: { service_id: number; environment: string },
  hours: Date[],
): Promise<HourCount[]> {
  return database.$queryRaw<HourCount[]>`
    SELECT h.hour, r.error_code, coalesce(heads.title, issues.title) AS title, sum(r.count)::float8 AS count
    FROM unnest(${hours}::timestamptz[]) AS h(hour)
    JOIN current_rollups AS r
      ON r.service_id = ${place.service_id} AND r.resolution = 3600 AND r.bucket = h.hour
      AND r.environment = ${place.environment}
    LEFT JOIN issues ON issues.service_id = r.service_id AND issues.id = r.issue_id
    LEFT JOIN issues AS heads ON heads.service_id = r.service_id AND heads.id = issues.merged_into
    GROUP BY h.hour, r.error_code, coalesce(heads.title, issues.title)`;
}
