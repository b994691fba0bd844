import type { Database } from "#lib/platform/database.ts";

/**
 * Gives a lease back without a move; false when it was lost. `orderly` starts the count of claims anew: a worker
 * that stumbled must not.
 */
export async function restRun(
  database: Database,
  run: { id: string; fence: number },
  pause: { seconds: number; orderly: boolean },
): Promise<boolean> {
  const rested = await database.$executeRaw`
    UPDATE runs SET
      claimed_by = NULL,
      lease_until = NULL,
      claims = CASE WHEN ${pause.orderly} THEN 0 ELSE claims END,
      not_before = clock_timestamp() + make_interval(secs => ${pause.seconds}::float8)
    WHERE id = ${run.id}::uuid AND fence = ${run.fence} AND lease_until > clock_timestamp()`;
  return rested === 1;
}
