import { PrismaPg } from "@prisma/adapter-pg";
import type { ClientBase } from "pg";
import { Prisma, PrismaClient } from "#generated/client.ts";
import { requireDatabaseUrl } from "#lib/platform/env.ts";

/** A connection or an open transaction: use cases do not care which. */
export type Database = Prisma.TransactionClient;
export type DatabasePool = PrismaClient;
/** A value for a `jsonb` column. */
export type JsonValue = Prisma.InputJsonValue;

const secondsToMilliseconds = 1000;

/** Opens a pool. Without these limits a hung server would hang its callers for ever. */
export function openDatabase(url: string, connections = 10): DatabasePool {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5 * secondsToMilliseconds,
    query_timeout: 15 * secondsToMilliseconds,
    statement_timeout: 15 * secondsToMilliseconds,
    lock_timeout: 5 * secondsToMilliseconds,
    idle_in_transaction_session_timeout: 20 * secondsToMilliseconds,
    keepAlive: true,
    onConnect: surviveLoss,
    // The adapter reads and writes times without their zone, so every session must speak UTC.
    options: "-c timezone=UTC",
  });
  const pool = new PrismaClient({ adapter, errorFormat: "minimal" });
  urls.set(pool, url);
  return pool;
}

/**
 * A connection that the server ends right after it was made, before the pool's user listens to it, must not end this
 * process: whoever uses it hears that it is gone.
 */
export function surviveLoss(connection: ClientBase): void {
  connection.on("error", () => {});
}

// Next bundles a module once per layer; the pool must exist once per process, and each layer know where it leads.
const holder = globalThis as typeof globalThis & {
  paramedicDatabase?: DatabasePool;
  paramedicUrls?: WeakMap<DatabasePool, string>;
};
holder.paramedicUrls ??= new WeakMap();
const urls = holder.paramedicUrls;

/** Where a pool connects to. */
export function urlOf(pool: DatabasePool): string {
  const url = urls.get(pool);
  if (!url) throw new Error("this pool was not opened by openDatabase");
  return url;
}

/** The pool of this process, opened on first use. */
export function database(): DatabasePool {
  holder.paramedicDatabase ??= openDatabase(requireDatabaseUrl());
  return holder.paramedicDatabase;
}

/** Runs `work` in a transaction, joining the one that is open where there is one. */
export function transact<T>(
  database: Database,
  work: (transaction: Database) => Promise<T>,
): Promise<T> {
  if (!("$transaction" in database)) return work(database);
  return requirePool(database).$transaction(work, { maxWait: 5000, timeout: 15_000 });
}

/** The pool, for work that opens transactions of its own; must not be called within one. */
export function requirePool(database: Database): DatabasePool {
  if ("$transaction" in database) return database as DatabasePool;
  throw new Error("this work needs a pool and was given a transaction");
}

/** SQL NULL for a `jsonb` column. */
export const jsonNull = Prisma.DbNull;
