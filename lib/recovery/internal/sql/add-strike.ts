import type { Database } from "#lib/platform/database.ts";
import { strikeSeconds } from "#lib/recovery/run-limits.ts";

/** Counts a failed evaluation, at most one in ten seconds, and answers how many there were in a row. */
export async function addStrike(database: Database, scenario_id: string): Promise<number> {
  const rows = await database.$queryRaw<{ strikes: number }[]>`
    UPDATE scenarios SET
      strikes = strikes + CASE WHEN coalesce(
        struck_at > clock_timestamp() - make_interval(secs => ${strikeSeconds}::int), false) THEN 0 ELSE 1 END,
      struck_at = CASE WHEN coalesce(
        struck_at > clock_timestamp() - make_interval(secs => ${strikeSeconds}::int), false) THEN struck_at
        ELSE clock_timestamp() END
    WHERE id = ${scenario_id}::uuid
    RETURNING strikes`;
  return rows[0]?.strikes ?? 0;
}

/** An evaluation that works starts the count anew. */
export async function forgiveStrikes(database: Database, scenario_id: string): Promise<void> {
  await database.$executeRaw`
    UPDATE scenarios SET strikes = 0 WHERE id = ${scenario_id}::uuid AND strikes > 0`;
}
