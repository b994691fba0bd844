import type { Database } from "#lib/platform/database.ts";
import type { Silence } from "#lib/recovery/trigger.ts";

/**
 * The latest record or check-in of a service, or check-in of one monitor, in the window and the day before it; and the
 * seconds since it or since the last run on one of the targets ended, by the database's clock.
 */
export async function readSilence(
  database: Database,
  place: { service_id: number; environment: string },
  question: { monitor: string | null; window_seconds: number; target_ids: string[] },
): Promise<Silence> {
  const { monitor, window_seconds, target_ids } = question;
  const rows = await database.$queryRaw<Silence[]>`
    SELECT sign.last_at,
      coalesce(extract(epoch FROM clock_timestamp() - greatest(sign.last_at, dealt.ended_at)), 0)::float8 AS seconds
    FROM (
      SELECT greatest(
        (SELECT max(second) FROM arrivals
         WHERE ${monitor}::text IS NULL
           AND service_id = ${place.service_id} AND environment = ${place.environment}
           AND second > clock_timestamp() - make_interval(days => 1, secs => ${window_seconds}::int)),
        (SELECT max(seen_at) FROM check_ins
         WHERE service_id = ${place.service_id} AND environment = ${place.environment}
           AND (${monitor}::text IS NULL OR monitor = ${monitor})
           AND seen_at > clock_timestamp() - make_interval(days => 1, secs => ${window_seconds}::int))
      ) AS last_at
    ) AS sign, (
      SELECT max(runs.ended_at) AS ended_at FROM run_targets JOIN runs ON runs.id = run_targets.run_id
      WHERE run_targets.target_id = ANY(${target_ids}::uuid[])
    ) AS dealt`;
  const row = rows[0];
  if (!row) throw new Error("a silence is long or short, but it is");
  return row;
}
