import type { Database, JsonValue } from "#lib/platform/database.ts";
import { type News, newsChannel, prepareNews } from "#lib/platform/news.ts";
import { type Statements, statementsOf } from "#lib/platform/statements.ts";

/** What a domain tells the others: written in its own transaction, handed to subscribers by the worker. */
export type Fact = { kind: string; service_id: number | null; payload: Record<string, JsonValue> };

/** The channel that wakes workers; the notification leaves with the commit. */
export const factsChannel = "paramedic_facts";

/** Adds facts to the outbox of the open transaction; when it commits, it wakes a worker and tells open dashboards. */
export async function recordFacts(database: Database, facts: Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await addFacts(statementsOf(database), facts);
  await wakeAndTell(database, facts);
}

/**
 * Adds facts without waking anybody: a transaction that notifies holds up every other one that does until its commit
 * is on the disk. Call `wakeWorkers` afterwards; a worker that is not woken looks every second.
 */
export async function addFacts(statements: Statements, facts: Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await statements.query`
    INSERT INTO facts (kind, service_id, payload)
    SELECT kind, service_id, payload
    FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) AS f(kind text, service_id int, payload jsonb)`;
}

/** Wakes the workers, in an open transaction with its commit. */
export async function wakeWorkers(database: Database): Promise<void> {
  await database.$executeRaw`SELECT pg_notify(${factsChannel}, '')`;
}

/** Wakes the workers and tells open dashboards, in one statement. */
export async function wakeAndTell(database: Database, news: News[]): Promise<void> {
  await database.$executeRaw`
    SELECT pg_notify(${factsChannel}, ''), pg_notify(${newsChannel}, ${prepareNews(news)})`;
}
