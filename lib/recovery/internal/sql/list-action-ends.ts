import type { Database } from "#lib/platform/database.ts";
import { handOverStates, recoveredStates } from "#lib/recovery/run-state.ts";

export type ActionEnd = { scenario_id: string; action: string; ended_at: Date; helped: boolean };

/** How the latest runs of scenarios ended that used an action, newest first, since a person closed its breaker. */
export function listActionEnds(database: Database, scenario_ids: string[]): Promise<ActionEnd[]> {
  return database.$queryRaw<ActionEnd[]>`
    SELECT asked.scenario_id, attempts.action, latest.ended_at,
           bool_or(latest.state = 'RECOVERED' AND attempts.step_index = latest.step_index) AS helped
    FROM unnest(${scenario_ids}::uuid[]) AS asked(scenario_id)
    JOIN LATERAL (
      SELECT id, ended_at, state, step_index FROM runs
      WHERE runs.scenario_id = asked.scenario_id
        AND state = ANY(${[...recoveredStates, ...handOverStates]}::text[])
      ORDER BY created_at DESC
      LIMIT 20
    ) AS latest ON true
    JOIN attempts ON attempts.run_id = latest.id
    LEFT JOIN breaker_resets
      ON breaker_resets.scenario_id = asked.scenario_id AND breaker_resets.action = attempts.action
    WHERE breaker_resets.reset_at IS NULL OR latest.ended_at > breaker_resets.reset_at
    GROUP BY asked.scenario_id, attempts.action, latest.id, latest.ended_at
    ORDER BY latest.ended_at DESC`;
}
