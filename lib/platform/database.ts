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

/** True when a statement failed because a unique index holds such a row already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || (error.code === "P2010" && error.message.includes("23505"));
}

/** True when another transaction was in the way: a deadlock or a serialisation failure (SQLSTATE 40P01, 40001). */
export function isConflict(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "40P01" || code === "40001";
}

/** SQL NULL for a `jsonb` column. */
export const jsonNull = Prisma.DbNull;

const awayCodes = new Set([
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"],
  // In statements of its own, Prisma gives these two in place of the server's 40001, 40P01 and 53300.
  ...["P2034", "P2037"],
]);
/** In words of the driver. */
const awayWords =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded|read timeout|terminating connection|the database system is|not queryable/;
/** SQLSTATE: too many connections or no room, lock or statement time-out, deadlock, shutting down, read only, or a schema that is not the one we know. */
const awayState =
  /^(?:53\d{3}|55P03|57014|57P0\d|58\d{3}|40P01|40001|25006|08\d{3}|42\w{3}|XX\d{3})$/;

/** True when the database, not the request, is at fault: the same request may work in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, state } = codesOf(error);
  return awayCodes.has(code) || awayState.test(state) || awayWords.test(`${code} ${error.message}`);
}

/** True when the database is there, but the work took too long or another transaction was in its way: less of it may do. */
export function isHeldUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, state } = codesOf(error);
  return code === "P2028" || /^(?:55P03|57014|40P01|40001|53200)$/.test(state);
}

function codesOf(error: Error): { code: string; state: string } {
  const code = "code" in error ? String(error.code) : "";
  // Prisma's own errors carry the server's code in their words.
  return { code, state: /Code: `(\w{5})`/.exec(error.message)?.[1] ?? code };
}
