import type { Statements } from "#lib/platform/statements.ts";

export type IssueHead = {
  service_id: number;
  fingerprint: string;
  id: string;
  why: string;
  /** The issue that counts for it: itself, unless it was merged. */
  head_id: string;
  head_fingerprint: string;
};

/** Which issues have these fingerprints, and which issue counts for each? */
export async function findIssueHeads(
  statements: Statements,
  keys: { service_id: number; fingerprint: string }[],
): Promise<IssueHead[]> {
  return statements.query`
    SELECT i.service_id, i.fingerprint, i.id::text, i.why, h.id::text AS head_id, h.fingerprint AS head_fingerprint
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS k(service_id int, fingerprint text)
    JOIN issues i ON i.service_id = k.service_id AND i.fingerprint = k.fingerprint
    JOIN issues h ON h.service_id = i.service_id AND h.id = coalesce(i.merged_into, i.id)`;
}
