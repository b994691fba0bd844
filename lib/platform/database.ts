import { PrismaPg } from "@prisma/adapter-pg";
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
    // The adapter reads and writes times without their zone, so every session must speak UTC.
    options: "-c timezone=UTC",
  });
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}

// Next bundles a module once per layer; the pool must exist once per process.
const holder = globalThis as typeof globalThis & { paramedicDatabase?: DatabasePool };

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
  return (database as DatabasePool).$transaction(work, { maxWait: 5000, timeout: 15_000 });
}

/** True when a statement failed because a unique index holds such a row already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || (error.code === "P2010" && error.message.includes("23505"));
}

/** SQL NULL for a `jsonb` column. */
export const jsonNull = Prisma.DbNull;

const awayCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/** In words of the driver, or as SQLSTATE: too many connections, lock or statement time-out, deadlock, shutting down. */
const awayWords =
  /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded|read timeout|terminating connection|the database system is|\b(?:53\d{3}|55P03|57014|57P0\d|40P01|40001)\b/;

/** True when the database, not the request, is at fault: the same request may work in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return awayCodes.has(code) || awayWords.test(`${code} ${error.message}`);
}
