import { hash } from "node:crypto";
import { Pool, type PoolClient } from "pg";
import { type Database, type DatabasePool, urlOf } from "#lib/platform/database.ts";

/** Runs a tagged template as a statement whose values are parameters; answers its rows. */
export type Statements = {
  query<Row>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
};
export type DirectStatements = Statements & {
  /** Lets the commit wait for a statement whose rows nobody needs: both travel together. */
  beforeCommit(statement: Promise<unknown>): void;
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
 * Runs `work` in a transaction on a connection that speaks PostgreSQL's protocol without Prisma between: prepared
 * statements, sent without waiting for each other's answer. For what runs thousands of times a second.
 */
export async function transactDirectly<T>(
  database: DatabasePool,
  work: (statements: DirectStatements) => Promise<T>,
): Promise<T> {
  const client = await poolOf(database).connect();
  const send = gatherWrites(client);
  const failures: unknown[] = [];
  const query = (statement: Query) =>
    send(statement).catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  const last: Promise<unknown>[] = [];
  let fault: Error | undefined;
  try {
    // Awaited: where it alone fails (cancelled, timed out), the next statement would be a transaction of its own.
    await query({ ...prepared("BEGIN"), values: [] });
    const result = await work({
      query: async <Row>(text: TemplateStringsArray, ...values: unknown[]) =>
        (await query({ ...nameStatement(text), values })).rows as Row[],
      beforeCommit(statement) {
        // Where the work fails before the commit, that is the failure to tell.
        statement.catch(() => {});
        last.push(statement);
      },
    });
    await Promise.all([...last, query({ ...prepared("COMMIT"), values: [] })]);
    return result;
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
    // Whoever waits for an answer must not wait for the end of a connection that hangs.
    if (isAnswered(error) && (await isRolledBack(client))) fault = undefined;
    // Statements sent behind one that fails say only that it did; which of them is heard first is chance.
    throw isFollower(error) ? failures[0] : error;
  } finally {
    client.release(fault);
  }
}

/** Statements that are each a transaction of their own, on connections like those of `transactDirectly`. */
export function directStatements(database: DatabasePool): Statements {
  return {
    async query<Row>(text: TemplateStringsArray, ...values: unknown[]) {
      const client = await poolOf(database).connect();
      let fault: Error | undefined;
      try {
        return (await client.query({ ...nameStatement(text), values })).rows as Row[];
      } catch (error) {
        if (!isAnswered(error)) fault = error instanceof Error ? error : new Error(String(error));
        throw error;
      } finally {
        client.release(fault);
      }
    },
  };
}

/** The server has answered, so the connection can go on. */
function isAnswered(error: unknown): boolean {
  return error instanceof Error && "severity" in error;
}

function isRolledBack(client: PoolClient): Promise<boolean> {
  return client.query(prepared("ROLLBACK")).then(
    () => true,
    () => false,
  );
}

/** SQLSTATE in_failed_sql_transaction. */
function isFollower(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "25P02";
}

type Query = Named & { values: unknown[] };

/** Statements that are sent in one turn of the event loop leave in one write: a system call costs more than most of them. */
function gatherWrites(client: PoolClient): (query: Query) => Promise<{ rows: unknown[] }> {
  const { stream } = client.connection;
  let isGathering = false;
  return (query) => {
    if (!isGathering) {
      isGathering = true;
      stream.cork();
      process.nextTick(() => {
        isGathering = false;
        stream.uncork();
      });
    }
    return client.query(query);
  };
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
    pipeline: true,
    allowExitOnIdle: true,
    idleTimeoutMillis: 10 * secondsToMilliseconds,
    connectionTimeoutMillis: 2 * secondsToMilliseconds,
    query_timeout: 10 * secondsToMilliseconds,
    statement_timeout: 10 * secondsToMilliseconds,
    lock_timeout: 5 * secondsToMilliseconds,
    idle_in_transaction_session_timeout: 20 * secondsToMilliseconds,
    keepAlive: true,
    options: "-c timezone=UTC",
  });
  // An idle connection that the server ends is replaced when one is needed.
  pool.on("error", () => {});
  pools.set(database, pool);
  return pool;
}
