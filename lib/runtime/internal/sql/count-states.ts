import type { Database } from "#lib/platform/database.ts";

export type StateCount = { name: string; state: string; count: number };

/** How much of each thing is there, by state? From rollups and small tables only. */
export async function countStates(database: Database): Promise<StateCount[]> {
  return database.$queryRaw`
    SELECT 'records' AS name, '' AS state, coalesce(sum(count), 0)::float8 AS count
    FROM current_code_rollups WHERE resolution = 86400
    UNION ALL SELECT 'issues', state, count(*)::float8 FROM issues WHERE merged_into IS NULL AND count > 0 GROUP BY state
    UNION ALL SELECT 'runs', state, count(*)::float8 FROM runs GROUP BY state
    UNION ALL SELECT 'incidents_open', '', count(*)::float8 FROM incidents WHERE closed_at IS NULL
    UNION ALL SELECT 'deliveries', state, count(*)::float8 FROM deliveries GROUP BY state
    UNION ALL SELECT 'facts_waiting', '', count(*)::float8 FROM facts
    UNION ALL SELECT 'workers', '', count(*)::float8 FROM worker_heartbeats
      WHERE seen_at > clock_timestamp() - interval '15 seconds'
    ORDER BY 1, 2`;
}
