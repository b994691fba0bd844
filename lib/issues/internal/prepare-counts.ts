import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import type { OutcomeRow } from "#lib/issues/internal/sql/add-outcomes.ts";
import type { ArrivalRow, RollupChange } from "#lib/issues/internal/sql/store-batch.ts";
import { bucketSecond, bucketStart, resolutions, sumRows } from "#lib/issues/rollup.ts";
import { ownService } from "#lib/services/own-service.ts";

const [finest, ...coarser] = resolutions;

/** What records add to the finest rollups; the others follow from these. */
export function prepareChanges(records: SettledRecord[]): RollupChange[] {
  return sumRows(
    records.map((record) => ({
      service_id: record.service_id,
      bucket: bucketStart(record.timestamp, finest),
      environment: record.environment,
      error_code: record.counted_code,
      level: record.level,
      issue_id: record.settled.issue_id,
      count: 1,
    })),
    (row) =>
      `${row.service_id} ${row.bucket.getTime()} ${row.issue_id} ${row.level} ${row.environment}\n${row.error_code}`,
  );
}

/** Records that are counted and not kept, in every resolution. */
export function prepareSampled(sampled: SettledRecord[]): OutcomeRow[] {
  return prepareOutcomes(
    sampled.map(({ service_id, environment, timestamp }) => ({
      ...{ service_id, environment, timestamp },
      outcome: "sampled" as const,
      count: 1,
    })),
  );
}

type Outcome = Omit<OutcomeRow, "bucket" | "resolution"> & { timestamp: Date };

/** Outcomes at their times, in every resolution: sums of the finest first, so that few rows are left for the others. */
export function prepareOutcomes(outcomes: Outcome[]): OutcomeRow[] {
  const keyOf = (row: OutcomeRow) =>
    `${row.service_id} ${row.bucket} ${row.outcome} ${row.environment}`;
  const fine = sumRows(
    outcomes.map(({ timestamp, ...outcome }) => ({
      ...outcome,
      resolution: finest,
      bucket: bucketSecond(timestamp, finest),
    })),
    keyOf,
  );
  const coarse = coarser.flatMap((resolution) =>
    sumRows(
      fine.map((row) => ({
        ...row,
        resolution,
        bucket: Math.floor(row.bucket / resolution) * resolution,
      })),
      keyOf,
    ),
  );
  return [...fine, ...coarse];
}

const ownOrigins: ReadonlySet<unknown> = new Set(["recovery", ownService]);

/** What a recovery or Paramedic itself brought about: it neither starts a run nor speaks against one. */
export function isOfOwnOrigin({ attributes }: SettledRecord): boolean {
  return ownOrigins.has(attributes.origin);
}

/** How often records arrived, by second where they had waited before. */
export function prepareArrivals(records: SettledRecord[]): ArrivalRow[] {
  return sumRows(
    records.map(({ service_id, environment, counted_code, received_at }) => ({
      service_id,
      environment,
      error_code: counted_code,
      second: received_at ? new Date(Math.floor(received_at.getTime() / 1000) * 1000) : null,
      count: 1,
    })),
    (row) => `${row.service_id} ${row.second?.getTime()} ${row.environment}\n${row.error_code}`,
  );
}
