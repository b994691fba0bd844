import type { Database } from "#lib/platform/database.ts";

type Row = { at: Date; scope: string; engaged: boolean; reason: string };

/** Each time that one of these switches was thrown before a moment, oldest first. */
export function listSwitchChanges(
  database: Database,
  scopes: string[],
  before: Date,
): Promise<Row[]> {
  return database.$queryRaw<Row[]>`
    SELECT at, object_id AS scope, action = 'engage-kill-switch' AS engaged,
      coalesce(after->>'reason', '') AS reason
    FROM audit_entries
    WHERE object_type = 'kill-switch' AND object_id = ANY(${scopes}::text[])
      AND action IN ('engage-kill-switch', 'release-kill-switch') AND at < ${before}
    ORDER BY at, id`;
}
