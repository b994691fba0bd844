import type { Context } from "#lib/platform/context.ts";
import type { DatabasePool } from "#lib/platform/database.ts";
import { directStatements } from "#lib/platform/statements.ts";
import { type ClaimedFact, claimFacts } from "#lib/runtime/internal/sql/claim-facts.ts";
import { deleteFacts } from "#lib/runtime/internal/sql/delete-facts.ts";
import { type Lane, reactions } from "#lib/runtime/subscriptions.ts";

const batch = 500;
const longestDelaySeconds = 300;

/** Facts that say the same: handled as the first of them, and over together. */
type Alike = { fact: ClaimedFact; ids: string[] };
/** Claiming and settling happen many times a second: by statements without Prisma between. */
type ReactContext = Context & { database: DatabasePool };
type Failure = { alike: Alike; error: unknown };

/**
 * Hands due facts of a lane to their subscribers and answers how many there were. Facts that say the same are handled
 * once; one that fails comes again, later each time, and never stops the others. Handlers must bear to be called twice.
 */
export async function reactToFacts(context: ReactContext, lane: Lane): Promise<number> {
  const facts = await claimFacts(directStatements(context.database), {
    kinds: Object.keys(reactions.decide),
    others: lane !== "decide",
    limit: batch,
  });
  const byKind = Map.groupBy(groupAlike(facts), ({ fact }) => fact.kind);
  const failures = await Promise.all(
    [...byKind].map(([kind, those]) => handle(context, lane, kind, those)),
  );
  await settle(context, [...byKind.values()].flat(), failures.flat());
  return facts.length;
}

function groupAlike(facts: ClaimedFact[]): Alike[] {
  const alike = Map.groupBy(
    facts.sort((one, other) => Number(one.id) - Number(other.id)),
    ({ kind, service_id, payload }) => JSON.stringify([kind, service_id, payload]),
  );
  return [...alike.values()].flatMap((group) => {
    const [fact] = group;
    return fact ? [{ fact, ids: group.map(({ id }) => id) }] : [];
  });
}

/** Answers which of them have to come again. */
async function handle(
  context: Context,
  lane: Lane,
  kind: string,
  those: Alike[],
): Promise<Failure[]> {
  const failures = new Map<ClaimedFact, unknown>();
  for (const react of reactions[lane][kind] ?? []) {
    // What fails in one keeps nobody from the others.
    const facts = those.map(({ fact }) => fact);
    const failed = await react(context, facts).catch(
      (error): Map<ClaimedFact, unknown> => new Map(facts.map((fact) => [fact, error])),
    );
    for (const [fact, error] of failed) failures.set(fact, error);
  }
  return those.flatMap((alike) =>
    failures.has(alike.fact) ? [{ alike, error: failures.get(alike.fact) }] : [],
  );
}

async function settle(context: ReactContext, all: Alike[], failures: Failure[]): Promise<void> {
  const { database, log, now } = context;
  const failed = new Set(failures.map(({ alike }) => alike));
  const over = all.filter((alike) => !failed.has(alike)).flatMap(({ ids }) => ids);
  if (over.length > 0) await deleteFacts(directStatements(database), over);
  for (const { alike, error } of failures) {
    const { kind, failures: before } = alike.fact;
    log.error(
      { err: error, kind, failures: before + 1 },
      "a subscriber failed; the fact comes again",
    );
    const seconds = Math.min(longestDelaySeconds, 2 ** before);
    await database.fact.updateMany({
      where: { id: { in: alike.ids.map(BigInt) } },
      data: {
        failures: { increment: 1 },
        last_error: String(error).slice(0, 500),
        not_before: new Date(now().getTime() + seconds * 1000),
      },
    });
  }
}
