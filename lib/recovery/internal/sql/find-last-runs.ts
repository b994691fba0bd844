import type { Database } from "#lib/platform/database.ts";

type Row = { scenario: string; id: string; state: string; created_at: Date };

/** The newest run of each of these scenarios that has one. */
export function findLastRuns(database: Database, names: string[]): Promise<Row[]> {
  return database.$queryRaw<Row[]>`
    SELECT scenarios.name AS scenario, last.id::text, last.state, last.created_at
    FROM scenarios
    JOIN LATERAL (
      SELECT id, state, created_at FROM runs
      WHERE runs.scenario_id = scenarios.id
      ORDER BY created_at DESC
      LIMIT 1
    ) AS last ON true
    WHERE scenarios.deleted_at IS NULL AND scenarios.name = ANY(${names}::text[])`;
}
