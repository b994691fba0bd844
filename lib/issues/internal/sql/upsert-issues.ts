import type { Database } from "#lib/platform/database.ts";

export type IssueSighting = {
  service_id: number;
  fingerprint: string;
  why: string;
  error_code: string;
  title: string;
  level: string;
  environment: string;
  environments: string[];
  count: number;
  first_seen: string;
  last_seen: string;
};

export type SeenIssue = {
  service_id: number;
  id: string;
  fingerprint: string;
  opened: boolean;
  regressed: boolean;
};

/**
 * Adds sightings to their issues and creates the missing ones; a resolved issue regresses. `xmax = 0` tells a
 * fresh row from an updated one. Rows come in key order: no deadlocks.
 */
export async function upsertIssues(
  database: Database,
  sightings: IssueSighting[],
): Promise<SeenIssue[]> {
  return database.$queryRaw`
    INSERT INTO issues AS i (service_id, fingerprint, why, error_code, title, level, environment,
                             environments, count, first_seen, last_seen, state_changed_at)
    SELECT service_id, fingerprint, why, error_code, title, level, environment,
           ARRAY(SELECT jsonb_array_elements_text(environments)), count, first_seen, last_seen,
           statement_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(sightings)}::jsonb)
      AS s(service_id int, fingerprint text, why text, error_code text, title text, level text,
           environment text, environments jsonb, count bigint, first_seen timestamptz, last_seen timestamptz)
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
      state = CASE WHEN i.state = 'resolved' THEN 'regressed' ELSE i.state END,
      state_changed_at = CASE WHEN i.state = 'resolved' THEN statement_timestamp() ELSE i.state_changed_at END
    RETURNING service_id, id::text, fingerprint, (xmax = 0) AS opened,
      (state = 'regressed' AND state_changed_at = statement_timestamp()::timestamptz(3)) AS regressed`;
}
