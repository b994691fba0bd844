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
  first_seen: Date;
  last_seen: Date;
  /** When the latest of its records was accepted; null: now. */
  received_at: Date | null;
};

/** Makes sure that issues with these fingerprints are there, with nothing counted yet. */
export async function insertEmptyIssues(
  statements: Statements,
  sightings: IssueSighting[],
): Promise<void> {
  await statements.query`
    INSERT INTO issues (service_id, fingerprint, why, related, error_code, title, level, environment,
                        environments, count, first_seen, last_seen)
    SELECT service_id, fingerprint, why, related, error_code, title, level, environment,
           ARRAY(SELECT jsonb_array_elements_text(environments)), 0, first_seen, last_seen
    FROM jsonb_to_recordset(${JSON.stringify(sightings)}::jsonb)
      AS s(service_id int, fingerprint text, why text, related text, error_code text, title text, level text,
           environment text, environments jsonb, first_seen timestamptz, last_seen timestamptz)
    ORDER BY service_id, fingerprint
    ON CONFLICT DO NOTHING`;
}
