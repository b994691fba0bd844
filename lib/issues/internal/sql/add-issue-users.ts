import type { Statements } from "#lib/platform/statements.ts";

export type IssueUserRow = { service_id: number; issue_id: string; user_hash: string };

/** Remembers who met which issue; someone seen before changes nothing. */
export async function addIssueUsers(statements: Statements, users: IssueUserRow[]): Promise<void> {
  if (users.length === 0) return;
  await statements.query`
    INSERT INTO issue_users (service_id, issue_id, user_hash)
    SELECT DISTINCT service_id, issue_id, user_hash
    FROM jsonb_to_recordset(${JSON.stringify(users)}::jsonb)
      AS u(service_id int, issue_id uuid, user_hash text)
    ORDER BY service_id, issue_id, user_hash
    ON CONFLICT DO NOTHING`;
}
