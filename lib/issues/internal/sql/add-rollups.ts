import type { Statements } from "#lib/platform/statements.ts";

export type RollupRow = {
  service_id: number;
  resolution: number;
  /** Start of the bucket in seconds since the epoch. */
  bucket: number;
  environment: string;
  error_code: string;
  level: string;
  issue_id: string;
  count: number;
};

/** Adds counts to their buckets. Rows come in key order: no deadlocks. */
export async function addRollups(statements: Statements, rollups: RollupRow[]): Promise<void> {
  await statements.query`
    INSERT INTO rollups AS r (service_id, resolution, bucket, environment, error_code, level, issue_id, count)
    SELECT service_id, resolution, to_timestamp(bucket), environment, error_code, level, issue_id, count
    FROM jsonb_to_recordset(${JSON.stringify(rollups)}::jsonb)
      AS n(service_id int, resolution int, bucket float8, environment text, error_code text,
           level text, issue_id uuid, count bigint)
    ORDER BY service_id, resolution, bucket, environment, error_code, level, issue_id
    ON CONFLICT (service_id, resolution, bucket, environment, error_code, level, issue_id)
      DO UPDATE SET count = r.count + excluded.count`;
}
