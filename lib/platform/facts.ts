import type { Database, JsonValue } from "#lib/platform/database.ts";

/** What a domain tells the others: written in its own transaction, handed to subscribers by the worker. */
export type Fact = { kind: string; service_id: number | null; payload: Record<string, JsonValue> };

/** The channel that wakes workers; the notification leaves with the commit. */
export const factsChannel = "paramedic_facts";

/** Adds facts to the outbox of the open transaction and wakes a worker when it commits. */
export async function recordFacts(database: Database, facts: Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await database.fact.createMany({ data: facts });
  await database.$executeRaw`SELECT pg_notify(${factsChannel}, '')`;
}
