import type { Database } from "#lib/platform/database.ts";

/** Seconds, by the database's clock, since any worker gave a sign of life; null when none ever did. */
export async function readWorkerAge(database: Database): Promise<number | null> {
  const [row] = await database.$queryRaw<{ age: number | null }[]>`
    SELECT extract(epoch FROM clock_timestamp() - max(seen_at))::float8 AS age
    FROM worker_heartbeats`;
  return row?.age ?? null;
}
