import type { Statements } from "#lib/platform/statements.ts";

export type IssueSighting = {
  service_id: number;
  fingerprint: string;
  why: string;
  related: string;
  error_code: string;
  title: string;
  level: string;
  environment: string;
  environments: string[];
  count: number;
  first_seen: string;
  last_seen: string;
  /** When the latest of its records was accepted; null: now. */
  received_at: string | null;
};

export type SeenIssue = {
  service_id: number;
  id: string;
  fingerprint: string;
  /** All records of the issue, with these. */
  count: number;
  regressed: boolean;
  /** Set where the issue was merged into another one meanwhile: then nothing may be counted here. */
  merged_into: string | null;
};

/**
 * Adds sightings to their issues and creates the missing ones; an issue that was resolved before its record came
 * regresses. Rows come in key order: no deadlocks.
 */
export async function upsertIssues(
  statements: Statements,
  sightings: IssueSighting[],
): Promise<SeenIssue[]> {
  return statements.query`
    INSERT INTO issues AS i (service_id, fingerprint, why, related, error_code, title, level, environment,
                             environments, count, first_seen, last_seen, state_changed_at)
    SELECT service_id, fingerprint, why, related, error_code, title, level, environment,
           ARRAY(SELECT jsonb_array_elements_text(environments)), count, first_seen, last_seen,
           coalesce(received_at, statement_timestamp())
    FROM jsonb_to_recordset(${JSON.stringify(sightings)}::jsonb)
      AS s(service_id int, fingerprint text, why text, related text, error_code text, title text, level text,
           environment text, environments jsonb, count bigint, first_seen timestamptz, last_seen timestamptz,
           received_at timestamptz)
    ORDER BY service_id, fingerprint
    ON CONFLICT (service_id, fingerprint) DO UPDATE SET
      count = i.count + excluded.count,
      first_seen = least(i.first_seen, excluded.first_seen),
      last_seen = greatest(i.last_seen, excluded.last_seen),
      environment = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.environment ELSE i.environment END,
      environments = CASE WHEN i.environments @> excluded.environments THEN i.environments
        ELSE ARRAY(SELECT DISTINCT unnest(i.environments || excluded.environments) ORDER BY 1) END,
      error_code = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.error_code ELSE i.error_code END,
      title = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.title ELSE i.title END,
      level = CASE WHEN excluded.last_seen >= i.last_seen THEN excluded.level ELSE i.level END,
      state = CASE WHEN i.state = 'resolved' AND excluded.state_changed_at >= i.state_changed_at
        THEN 'regressed' ELSE i.state END,
      state_changed_at = CASE WHEN i.state = 'resolved' AND excluded.state_changed_at >= i.state_changed_at
        THEN statement_timestamp() ELSE i.state_changed_at END
    RETURNING service_id, id::text, fingerprint, count::float8 AS count, merged_into::text,
      (state = 'regressed' AND state_changed_at = statement_timestamp()::timestamptz(3)) AS regressed`;
}
