import type { Statements } from "#lib/platform/statements.ts";

export type OutcomeRow = {
  service_id: number;
  resolution: number;
  /** Start of the bucket in seconds since the epoch. */
  bucket: number;
  environment: string;
  /** `sampled`: counted here, its body not kept. `dropped`: an SDK says that it threw it away. */
  outcome: "sampled" | "dropped";
  count: number;
};

/** Adds counts of what was not stored to their buckets. Rows come in key order: no deadlocks. */
export async function addOutcomes(statements: Statements, outcomes: OutcomeRow[]): Promise<void> {
  if (outcomes.length === 0) return;
  await statements.query`
    INSERT INTO ingest_outcomes AS o (service_id, resolution, bucket, environment, outcome, count)
    SELECT service_id, resolution, to_timestamp(bucket), environment, outcome, count
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      AS n(service_id int, resolution int, bucket float8, environment text, outcome text, count bigint)
    ORDER BY service_id, resolution, bucket, environment, outcome
    ON CONFLICT (service_id, resolution, bucket, environment, outcome)
      DO UPDATE SET count = o.count + excluded.count`;
}
