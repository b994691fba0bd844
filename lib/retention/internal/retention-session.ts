import { Client } from "pg";
import { type DatabasePool, urlOf } from "#lib/platform/database.ts";
import type { Statements } from "#lib/platform/statements.ts";

/** A connection of its own, outside any transaction: what detaches a partition beside running inserts needs that. */
export type RetentionSession = Statements & {
  /** Runs a statement whose names cannot be parameters. */
  execute(text: string): Promise<void>;
};

/** Nobody who writes records waits longer than this for a statement of the retention. */
const lockMilliseconds = 500;
const statementMilliseconds = 30_000;

/**
 * Runs `work` while no other process does work of this name; answers null when another one is at it. A process that
 * dies gives the name back with its connection.
 */
export async function withRetentionSession<T>(
  database: DatabasePool,
  name: string,
  work: (session: RetentionSession) => Promise<T>,
): Promise<T | null> {
  const client = new Client({
    connectionString: urlOf(database),
    connectionTimeoutMillis: 5000,
    statement_timeout: statementMilliseconds,
    query_timeout: 2 * statementMilliseconds,
    lock_timeout: lockMilliseconds,
    application_name: "paramedic retention",
    options: "-c timezone=UTC",
  });
  // A lost connection fails the statement that is under way.
  client.on("error", () => {});
  await client.connect();
  try {
    const session = toSession(client);
    const [answer] = await session.query<{ ours: boolean }>`
      SELECT pg_try_advisory_lock(hashtext(${`retention ${name}`})) AS ours`;
    return answer?.ours ? await work(session) : null;
  } finally {
    await client.end().catch(() => {});
  }
}

function toSession(client: Client): RetentionSession {
  return {
    async query<Row>(strings: TemplateStringsArray, ...values: unknown[]) {
      const text = strings.reduce((before, part, index) => `${before}$${index}${part}`);
      const { rows } = await client.query({ text, values });
      return rows as Row[];
    },
    async execute(text) {
      await client.query(text);
    },
  };
}

/** True when somebody held a lock for too long: the same statement may work the next time. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "55P03";
}

/** True when the server does not know the command: DETACH CONCURRENTLY of a distributed table, for example. */
export function isUnsupported(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "0A000";
}
