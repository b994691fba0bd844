import { join } from "node:path";
import { createDurableStore, type DurableStore } from "#lib/ingest/durable-store.ts";
import { buryRecord } from "#lib/ingest/internal/bury-record.ts";
import type { PlacedRecord } from "#lib/ingest/internal/placed-record.ts";
import { noteLimits } from "#lib/ingest/internal/service-rate.ts";
import { storeReports } from "#lib/ingest/internal/store-reports.ts";
import type { StoreOutcome } from "#lib/issues/new-record.ts";
import { storeRecords } from "#lib/issues/store-records.ts";
import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { environment } from "#lib/platform/env.ts";
import { openSpool } from "#lib/platform/spool.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { type ServiceLimits, withoutLimits } from "#lib/services/schemas.ts";

export type StoreContext = Context & { database: DatabasePool };

const drainPauseMilliseconds = 250;
const mebibyte = 1024 * 1024;

// Next bundles a module once per layer; a process must have one spool.
const holder = globalThis as typeof globalThis & {
  paramedicStores?: Map<DatabasePool, DurableStore | Promise<DurableStore>>;
};

/** The store of this process for a database; opened on first use, drained until it is closed. No promise once it is open. */
export function storeOf(context: StoreContext): DurableStore | Promise<DurableStore> {
  holder.paramedicStores ??= new Map();
  const stores = holder.paramedicStores;
  const known = stores.get(context.database);
  if (known) return known;
  const opening = open(context);
  stores.set(context.database, opening);
  // Where it was closed meanwhile, another one may be there by now.
  const isCurrent = () => stores.get(context.database) === opening;
  opening.then(
    (store) => isCurrent() && stores.set(context.database, store),
    // A folder that could not be made, say: the next record tries again.
    () => isCurrent() && stores.delete(context.database),
  );
  return opening;
}

/** Ends the stores of this process; what waits in a spool is taken over by the next one. */
export async function closeStores(): Promise<void> {
  const stores = [...(holder.paramedicStores?.values() ?? [])];
  holder.paramedicStores?.clear();
  for (const store of stores) await (await store).close();
}

async function open(context: StoreContext): Promise<DurableStore> {
  const { DATA_DIR, SPOOL_LIMIT_MB } = environment();
  const store = createDurableStore({
    commit: (records) => storePlaced(context, records),
    commitReports: (reports) => storeReports(context, reports),
    bury: (record, reason) => buryRecord(context, record, reason),
    probe: async () => context.database.$queryRaw`SELECT 1 AS answer`,
    spool: await openSpool(join(DATA_DIR, "spool"), SPOOL_LIMIT_MB * mebibyte),
    log: context.log,
  });
  return drainAlways(store, context.log);
}

function drainAlways(store: DurableStore, log: StoreContext["log"]): DurableStore {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let draining = Promise.resolve();
  const turn = async () => {
    const drained = await store.drain().catch((error) => {
      // While the database is away there is nothing to tell beyond what the circuit has told.
      if (!store.state().spooling) log.error({ err: error }, "the spool could not be drained");
      return null;
    });
    if (!closed) next(drained ? 0 : drainPauseMilliseconds);
  };
  function next(milliseconds: number): void {
    timer = setTimeout(() => {
      draining = turn();
    }, milliseconds);
    timer.unref();
  }
  next(0);
  return {
    ...store,
    async close() {
      closed = true;
      clearTimeout(timer);
      await draining;
      await store.close();
    },
  };
}

/** Stores records at once, in a transaction of their own; limits that `exempt` names do not count for them. */
export async function storePlaced(
  context: StoreContext,
  records: PlacedRecord[],
  exempt: Partial<Pick<ServiceLimits, "records_per_issue_per_minute">> = {},
): Promise<StoreOutcome[]> {
  const services = await ensureServices(context, records);
  noteLimits(services);
  const limits = new Map(
    [...services.values()].map((service) => [service.id, { ...service.limits, ...exempt }]),
  );
  const numbered = records.map((record) => {
    const known = services.get(record.service);
    if (!known) throw new Error("a service vanished while its record was stored");
    return { ...record, service_id: known.id };
  });
  return storeRecords(context, numbered, (id) => limits.get(id) ?? withoutLimits);
}
