import type { Statements } from "#lib/platform/statements.ts";

/** Into what are these issues merged? They stay so until the transaction ends. */
export async function lockLeaves(
  statements: Statements,
  leaves: { service_id: number; id: string }[],
): Promise<{ id: string; merged_into: string | null }[]> {
  return statements.query`
    SELECT i.id::text, i.merged_into::text
    FROM jsonb_to_recordset(${JSON.stringify(leaves)}::jsonb) AS l(service_id int, id uuid)
    JOIN issues i ON i.service_id = l.service_id AND i.id = l.id
    ORDER BY i.id FOR SHARE OF i`;
}
