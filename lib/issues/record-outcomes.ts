import { addOutcomes, type OutcomeRow } from "#lib/issues/internal/sql/add-outcomes.ts";
import { insertRecordKeys } from "#lib/issues/internal/sql/insert-record-keys.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { bucketSecond, resolutions, sumRows } from "#lib/issues/rollup.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { statementsOf } from "#lib/platform/statements.ts";

/** So many records were lost on their way to a service's door; `id` is the UUID of the report that says so. */
export type DroppedRecords = {
  id: string;
  service_id: number;
  environment: string;
  at: Date;
  quantity: number;
};

/** Counts what SDKs threw away in the buckets of its time; a report that was counted before changes nothing. */
export async function recordOutcomes(context: Context, dropped: DroppedRecords[]): Promise<void> {
  if (dropped.length === 0) return;
  await transact(context.database, async (transaction) => {
    const statements = statementsOf(transaction);
    const inserted = await insertRecordKeys(statements, dropped.map(toKey));
    const fresh = new Map(inserted.map((key) => [keyOf(key), true]));
    // Of equal reports in one request, the first counts.
    const counted = dropped.filter((report) => fresh.delete(keyOf(toKey(report))));
    await addOutcomes(statements, sumRows(counted.flatMap(toRows), rowKeyOf));
  });
}

function toKey({ id, service_id }: DroppedRecords) {
  return { service_id, event_id: id, reference: deriveReference(id) };
}

function keyOf({ service_id, event_id }: { service_id: number; event_id: string }): string {
  return `${service_id} ${event_id}`;
}

function toRows({ service_id, environment, at, quantity }: DroppedRecords): OutcomeRow[] {
  return resolutions.map((resolution) => ({
    service_id,
    resolution,
    bucket: bucketSecond(at, resolution),
    environment,
    outcome: "dropped",
    count: quantity,
  }));
}

function rowKeyOf({ service_id, resolution, bucket, environment }: OutcomeRow): string {
  return JSON.stringify([service_id, resolution, bucket, environment]);
}
