import { hash } from "node:crypto";
import { Pool, type PoolClient } from "pg";
import { type Database, type DatabasePool, surviveLoss, urlOf } from "#lib/platform/database.ts";
import { DatabaseUnreachable } from "#lib/platform/database-failure.ts";
import { type CommandValue, runCommand } from "#lib/platform/internal/run-command.ts";

/** Runs a tagged template as a statement whose values are parameters; answers its rows. */
export type Statements = {
  query<Row>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
};
/** Runs a tagged template and lets its rows go by; what its values have to keep to, `runCommand` says. */
export type Commands = {
  run(text: TemplateStringsArray, ...values: CommandValue[]): Promise<void>;
};
/** The statements of a Prisma connection or transaction. */
export function statementsOf(database: Database): Statements {
  return {
    query: <Row>(text: TemplateStringsArray, ...values: unknown[]) =>
      database.$queryRaw<Row[]>(text, ...values),
  };
}

const secondsToMilliseconds = 1000;
const connections = 4;
const pools = new WeakMap<DatabasePool, Pool>();

/**
 * Runs `work` in a transaction on a connection that speaks PostgreSQL's protocol without Prisma between, by prepared
 * statements. For what runs thousands of times a second.
 */
export function transactDirectly<T>(
  database: DatabasePool,
  work: (statements: Statements) => Promise<T>,
): Promise<T> {
  return withClient(database, async (client) => {
    await onTheWay(client.query(prepared("BEGIN")));
    try {
      const result = await work(statementsOn(client));
      // Of a transaction in which a statement failed, the server makes a ROLLBACK without a word.
      const { command } = await onTheWay(client.query(prepared("COMMIT")));
      if (command !== "COMMIT")
        throw new Error("a transaction in which a statement failed was to be committed");
      return result;
    } catch (error) {
      // Whoever waits for an answer must not wait for the end of a connection that hangs.
      if (isAnswered(error)) await rollBack(client, error);
      throw error;
    }
  });
}

/** Statements that are each a transaction of their own, on connections like those of `transactDirectly`. */
export function directStatements(database: DatabasePool): Statements & Commands {
  return {
    run: (text, ...values) =>
      withClient(database, (client) => onTheWay(runCommand(client, nameStatement(text), values))),
    query: (text, ...values) =>
      withClient(database, (client) => statementsOn(client).query(text, ...values)),
  };
}

function statementsOn(client: PoolClient): Statements {
  return {
    query: async <Row>(text: TemplateStringsArray, ...values: unknown[]) =>
      (await onTheWay(client.query({ ...nameStatement(text), values }))).rows as Row[],
  };
}

/** Lends a connection; one that failed without an answer of the server is not used again. */
async function withClient<T>(
  database: DatabasePool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await onTheWay(poolOf(database).connect());
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(!isAnswered(error));
    throw error;
  }
}

/** What fails without an answer of the server failed on the way, but for values that cannot be sent. */
async function onTheWay<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    const isOurs = cause instanceof TypeError || cause instanceof RangeError;
    if (isOurs || !(cause instanceof Error) || "severity" in cause) throw cause;
    throw new DatabaseUnreachable(cause.message, { cause });
  }
}

/**
 * What the server says before it ends a connection (classes 08 and 57P, 25P03 and 25P04), or where another one has what
 * this one lacks: the statement that it prepared (26000), or one that fits the tables of today (0A000).
 */
const endsConnection = /^(?:08|57P|25P03|25P04|26000|0A000)/;

/** The server has answered, and the connection can go on. */
function isAnswered(error: unknown): boolean {
  if (!(error instanceof Error && "severity" in error && "code" in error)) return false;
  return error.severity !== "FATAL" && !endsConnection.test(String(error.code));
}

/** A connection whose transaction does not end is as bad as one that is gone. */
async function rollBack(client: PoolClient, cause: unknown): Promise<void> {
  await client.query(prepared("ROLLBACK")).catch(() => {
    throw new DatabaseUnreachable("its transaction could not be rolled back", { cause });
  });
}

type Named = { name: string; text: string };
const named = new WeakMap<TemplateStringsArray, Named>();

/** A template is one object however often it runs: it becomes one prepared statement of a connection. */
function nameStatement(strings: TemplateStringsArray): Named {
  const known = named.get(strings);
  if (known) return known;
  const statement = prepared(strings.reduce((text, part, index) => `${text}$${index}${part}`));
  named.set(strings, statement);
  return statement;
}

const statements = new Map<string, Named>();

function prepared(text: string): Named {
  const known = statements.get(text);
  if (known) return known;
  const made = { name: hash("sha256", text, "hex").slice(0, 20), text };
  statements.set(text, made);
  return made;
}

function poolOf(database: DatabasePool): Pool {
  const known = pools.get(database);
  if (known) return known;
  const pool = new Pool({
    connectionString: urlOf(database),
    max: connections,
    allowExitOnIdle: true,
    idleTimeoutMillis: 10 * secondsToMilliseconds,
    connectionTimeoutMillis: 2 * secondsToMilliseconds,
    query_timeout: 10 * secondsToMilliseconds,
    statement_timeout: 10 * secondsToMilliseconds,
    lock_timeout: 5 * secondsToMilliseconds,
    idle_in_transaction_session_timeout: 20 * secondsToMilliseconds,
    keepAlive: true,
    onConnect: surviveLoss,
    options: "-c timezone=UTC",
  });
  // An idle connection that the server ends is replaced when one is needed.
  pool.on("error", () => {});
  pools.set(database, pool);
  return pool;
}
