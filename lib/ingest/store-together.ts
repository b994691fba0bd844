import { createGroupCommit } from "#lib/ingest/group-commit.ts";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import { storeRecords } from "#lib/issues/store-records.ts";
import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";

/** A record whose service is settled and may be created by its key. */
export type PlacedRecord = ReadRecord & { service: string };
type StoreContext = Context & { database: DatabasePool };

/** One lane would leave the database idle while we prepare; more than two only queue for the same rows. */
const limits = { lanes: 2, group: 2000, waiting: 50_000 };
const stores = new WeakMap<DatabasePool, (records: PlacedRecord[]) => Promise<StoreOutcome[]>>();

/** Stores records in a transaction that it shares with requests that come at the same time; answers after its commit. */
export function storeTogether(
  context: StoreContext,
  records: PlacedRecord[],
): Promise<StoreOutcome[]> {
  const known = stores.get(context.database);
  if (known) return known(records);
  const store = createGroupCommit((group: PlacedRecord[]) => storePlaced(context, group), limits);
  stores.set(context.database, store);
  return store(records);
}

async function storePlaced(
  context: StoreContext,
  records: PlacedRecord[],
): Promise<StoreOutcome[]> {
  const ids = await ensureServices(context, records);
  const numbered = records.map(({ service, ...record }) => {
    const service_id = ids.get(service);
    if (service_id === undefined) throw new Error("a service vanished while its record was stored");
    return { ...record, service_id };
  });
  return storeRecords(context, numbered);
}
