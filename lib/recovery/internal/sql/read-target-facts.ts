import type { Database } from "#lib/platform/database.ts";
import type { EndedRun } from "#lib/recovery/cooldown.ts";
import type { TargetFacts } from "#lib/recovery/gates.ts";
import { handOverStates, recoveredStates } from "#lib/recovery/run-state.ts";

export type TargetQuestion = { key: string; target_ids: string[]; attempts_window_seconds: number };
type Row = Omit<TargetFacts, "ended"> & {
  key: string;
  ended: { created_at: string; ended_at: string; helped: boolean | null }[];
};

/** What the gates ask of targets, by question: who holds them, how their latest runs ended, how often they were called. */
export async function readTargetFacts(
  database: Database,
  questions: TargetQuestion[],
): Promise<Map<string, TargetFacts[]>> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT q.key, targets.id, targets.name,
      held.run_id AS live_run_id, held.name AS live_run_name,
      held.state AS live_run_state, held.scenario_id AS live_scenario_id,
      coalesce(latest.ended, '[]') AS ended, unsettled.run_id AS unsettled_run_id,
      spent.attempts, spent.oldest_attempt_at
    FROM jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
      AS q(key text, target_ids uuid[], attempts_window_seconds int)
    JOIN targets ON targets.id = ANY(q.target_ids) AND targets.deleted_at IS NULL
    LEFT JOIN LATERAL (
      SELECT runs.id AS run_id, runs.name, runs.state, runs.scenario_id
      FROM run_targets JOIN runs ON runs.id = run_targets.run_id
      WHERE run_targets.target_id = targets.id AND run_targets.live
    ) AS held ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('created_at', ended.created_at, 'ended_at', ended.ended_at,
        'helped', CASE WHEN ended.state = ANY(${recoveredStates}::text[]) THEN true
                       WHEN ended.state = ANY(${handOverStates}::text[]) THEN false END)
        ORDER BY ended.ended_at DESC) AS ended
      FROM (
        SELECT runs.created_at, runs.ended_at, runs.state
        FROM run_targets JOIN runs ON runs.id = run_targets.run_id
        WHERE run_targets.target_id = targets.id AND runs.ended_at IS NOT NULL
        ORDER BY runs.ended_at DESC
        LIMIT 10
      ) AS ended
    ) AS latest ON true
    LEFT JOIN LATERAL (
      SELECT runs.id AS run_id
      FROM run_targets JOIN runs ON runs.id = run_targets.run_id
      WHERE run_targets.target_id = targets.id
        AND runs.state = 'NEEDS_ATTENTION' AND runs.acknowledged_at IS NULL
      ORDER BY runs.ended_at DESC
      LIMIT 1
    ) AS unsettled ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS attempts, min(intended_at) AS oldest_attempt_at
      FROM attempts
      WHERE target_id = targets.id
        AND intended_at > clock_timestamp() - make_interval(secs => q.attempts_window_seconds)
    ) AS spent ON true
    ORDER BY targets.name`;
  const facts = new Map(questions.map(({ key }): [string, TargetFacts[]] => [key, []]));
  for (const { key, ended, ...row } of rows) {
    facts.get(key)?.push({ ...row, ended: ended.map(toEndedRun) });
  }
  return facts;
}

function toEndedRun({ created_at, ended_at, helped }: Row["ended"][number]): EndedRun {
  return { created_at: new Date(created_at), ended_at: new Date(ended_at), helped };
}
