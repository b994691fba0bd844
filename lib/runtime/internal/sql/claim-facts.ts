import type { Statements } from "#lib/platform/statements.ts";

export type ClaimedFact = {
  /** A bigint, as text. */
  id: string;
  kind: string;
  service_id: number | null;
  payload: Record<string, unknown>;
  failures: number;
  created_at: Date;
};

/** Which facts of these kinds, or of all others, are due? They are this worker's for a minute; one that it does not finish comes up again. */
export async function claimFacts(
  statements: Statements,
  { kinds, others, limit }: { kinds: readonly string[]; others: boolean; limit: number },
): Promise<ClaimedFact[]> {
  return statements.query<ClaimedFact>`
    UPDATE facts SET not_before = clock_timestamp() + interval '1 minute'
    WHERE id IN (
      SELECT id FROM facts
      WHERE not_before <= clock_timestamp() AND (kind = ANY(${kinds}::text[])) <> ${others}::boolean
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, service_id, payload, failures, created_at`;
}
