import type { Context } from "#lib/platform/context.ts";
import { type ClaimedFact, claimFacts } from "#lib/runtime/internal/sql/claim-facts.ts";
import { subscriptions } from "#lib/runtime/subscriptions.ts";

const batch = 200;
const longestDelaySeconds = 300;

/**
 * Hands due facts to their subscribers and answers how many there were. Facts that say the same are handled once;
 * one that fails comes again, later each time, and never stops the others. Handlers must bear to be called twice.
 */
export async function reactToFacts(context: Context): Promise<number> {
  const facts = await claimFacts(context.database, batch);
  const alike = Map.groupBy(
    facts.sort((one, other) => Number(one.id - other.id)),
    ({ kind, service_id, payload }) => JSON.stringify([kind, service_id, sameness(kind, payload)]),
  );
  await Promise.all([...alike.values()].map((group) => handle(context, group)));
  return facts.length;
}

/** New records of a service are one reason to look at its counts, however many codes they name. */
function sameness(kind: string, payload: ClaimedFact["payload"]): unknown {
  return kind === "records-stored" ? payload.environment : payload;
}

async function handle(context: Context, group: ClaimedFact[]): Promise<void> {
  const [fact] = group;
  if (!fact) return;
  const ids = group.map(({ id }) => id);
  const { database, log } = context;
  try {
    for (const react of subscriptions[fact.kind] ?? []) await react(context, fact);
    await database.fact.deleteMany({ where: { id: { in: ids } } });
  } catch (error) {
    log.error(
      { err: error, kind: fact.kind, failures: fact.failures + 1 },
      "a subscriber failed; the fact comes again",
    );
    const seconds = Math.min(longestDelaySeconds, 2 ** fact.failures);
    await database.fact.updateMany({
      where: { id: { in: ids } },
      data: {
        failures: { increment: 1 },
        last_error: String(error).slice(0, 500),
        not_before: new Date(context.now().getTime() + seconds * 1000),
      },
    });
  }
}
