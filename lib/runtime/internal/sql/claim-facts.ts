import type { Database } from "#lib/platform/database.ts";

export type ClaimedFact = {
  id: bigint;
  kind: string;
  service_id: number | null;
  payload: Record<string, unknown>;
  failures: number;
};

/** Which facts are due? They are this worker's for a minute; one that it does not finish comes up again. */
export async function claimFacts(database: Database, limit: number): Promise<ClaimedFact[]> {
  return database.$queryRaw`
    UPDATE facts SET not_before = clock_timestamp() + interval '1 minute'
    WHERE id IN (
      SELECT id FROM facts WHERE not_before <= clock_timestamp()
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, service_id, payload, failures`;
}
