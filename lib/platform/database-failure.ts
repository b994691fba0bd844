import { Prisma } from "#generated/client.ts";

const unreachable = "DATABASE_UNREACHABLE";

/** A statement that did not reach the server, or of whose answer nothing is known. Its code tells it where Next has two of this class. */
export class DatabaseUnreachable extends Error {
  override name = "DatabaseUnreachable";
  readonly code = unreachable;
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

/**
 * What the server says of the values it was given (SQLSTATE classes 21, 22, 23, 44 and 54), and what our own functions say
 * (P0, PM). Whatever else it says is of itself, of the connection or of the moment: no room, a lock, a role, read only, a
 * schema that is not the one we know.
 */
const refusal = /^(?:21|22|23|44|54|P0|PM)/;
const awayCodes = new Set([
  unreachable,
  ...["P1000", "P1001", "P1002", "P1003", "P1008", "P1010", "P1011", "P1017", "P2024", "P2028"],
  // In statements of its own, Prisma gives these two in place of the server's 40001, 40P01 and 53300.
  ...["P2034", "P2037"],
]);
/** In words of the drivers, where no server has answered. */
const awayWords =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded|read timeout|terminating connection|the database system is|not queryable|Can't reach database server/;
/** What Prisma's driver calls failures of the way to the server, where it could not make an error of Prisma's of them. */
const awayKinds: ReadonlySet<unknown> = new Set([
  ...["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TlsConnectionError"],
]);
const waysToServer: ReadonlySet<unknown> = new Set(["connect", "getaddrinfo"]);

/** True when the database, not the request, is at fault: the same request may work in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = stateOf(error);
  if (state !== null) return !refusal.test(state);
  if (awayKinds.has(driversWord(error).kind)) return true;
  if ("syscall" in error && waysToServer.has(error.syscall)) return true;
  const code = "code" in error ? String(error.code) : "";
  return awayCodes.has(code) || awayWords.test(`${code} ${error.message}`);
}

/** True when the database is there, but the work took too long or another transaction was in its way: less of it may do. */
export function isHeldUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "P2028") return true;
  return /^(?:55P03|57014|40P01|40001|53200)$/.test(stateOf(error) ?? "");
}

/** The SQLSTATE of a server's answer. Prisma's own errors carry it in their words, and N/A where its driver got none. */
function stateOf(error: Error): string | null {
  if ("severity" in error && "code" in error) return String(error.code);
  const { originalCode } = driversWord(error);
  if (typeof originalCode === "string") return originalCode;
  if (error.name !== "PrismaClientKnownRequestError") return null;
  return /Code: `(\w{5}|N\/A)`/.exec(error.message)?.[1] ?? null;
}

function driversWord(error: Error): { kind?: unknown; originalCode?: unknown } {
  return error.name === "DriverAdapterError" ? Object(error.cause) : {};
}
