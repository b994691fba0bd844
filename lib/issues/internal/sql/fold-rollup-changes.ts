import { codeResolutions, resolutions } from "#lib/issues/rollup.ts";
import type { Statements } from "#lib/platform/statements.ts";

/**
 * Adds at most `most` of the oldest rows of `rollup_changes` to the rollups of every resolution and deletes them, in one
 * statement; answers how many. What was counted for a service that is gone by now is dropped. One folds at a time.
 */
export async function foldRollupChanges(statements: Statements, most: number): Promise<number> {
  const [row] = await statements.query<{ taken: number }>`
    WITH taken AS (
      DELETE FROM rollup_changes WHERE ctid = ANY(ARRAY(SELECT ctid FROM rollup_changes LIMIT ${most}::int))
      RETURNING changes, arrived_at
    ), summed AS (
      SELECT c.service_id, c.bucket, c.environment, c.error_code, c.level, c.issue_id, sum(c.count) AS count
      FROM taken, unnest(changes) AS c JOIN services s ON s.id = c.service_id
      GROUP BY 1, 2, 3, 4, 5, 6
    ), added AS (
      INSERT INTO rollups AS r (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
      SELECT service_id, n.resolution, date_bin(make_interval(secs => n.resolution), bucket, 'epoch') AS start,
             environment, error_code, level, issue_id, sum(count)
      FROM summed, unnest(${resolutions}::int[]) AS n(resolution)
      GROUP BY 1, 2, 3, 4, 5, 6, 7
      ORDER BY 1, 2, 3, 4, 5, 6, 7
      ON CONFLICT (service_id, resolution, bucket, environment, error_code, level, issue_id)
        DO UPDATE SET count = r.count + excluded.count
    ), added_to_codes AS (
      INSERT INTO code_rollups AS r (service_id, resolution, bucket, environment, error_code, level, count)
      SELECT service_id, n.resolution, date_bin(make_interval(secs => n.resolution), bucket, 'epoch') AS start,
             environment, error_code, level, sum(count)
      FROM summed, unnest(${codeResolutions}::int[]) AS n(resolution)
      GROUP BY 1, 2, 3, 4, 5, 6
      ORDER BY 1, 2, 3, 4, 5, 6
      ON CONFLICT (service_id, resolution, error_code, environment, level, bucket)
        DO UPDATE SET count = r.count + excluded.count
    ), added_to_watched AS (
      INSERT INTO issue_arrivals AS a (service_id, bucket, environment, issue_id, error_code, count)
      SELECT c.service_id, date_bin('10 seconds', arrived_at, 'epoch') AS start, c.environment, c.issue_id, c.error_code,
             sum(c.count)
      FROM taken, unnest(changes) AS c JOIN issue_watches w ON w.service_id = c.service_id
      GROUP BY 1, 2, 3, 4, 5
      ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT (service_id, bucket, environment, issue_id, error_code)
        DO UPDATE SET count = a.count + excluded.count
    )
    SELECT count(*)::int AS taken FROM taken`;
  return row?.taken ?? 0;
}
