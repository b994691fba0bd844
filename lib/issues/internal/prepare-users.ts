import { hash } from "node:crypto";
import type { SettledRecord } from "#lib/issues/internal/grouped-record.ts";
import type { IssueUserRow } from "#lib/issues/internal/sql/store-batch.ts";
import type { DatabasePool } from "#lib/platform/database.ts";

const mostRemembered = 50_000;
const remembered = new WeakMap<DatabasePool, Set<string>>();

/**
 * Who met which issue, by a hash of what the service calls them; without those that this process has stored before. To
 * be handed to `noteUsers` when they are stored.
 */
export function prepareUsers(
  pool: DatabasePool,
  records: SettledRecord[],
): Map<string, IssueUserRow> {
  const known = remembered.get(pool);
  const users = new Map<string, IssueUserRow>();
  for (const record of records) {
    const id = idOfUser(record);
    if (id === null || known?.has(id) || users.has(id)) continue;
    const user_hash = hash("sha256", record.user_id ?? "", "base64url").slice(0, 22);
    users.set(id, {
      service_id: record.service_id,
      issue_id: record.settled.issue_id,
      user_hash,
    });
  }
  return users;
}

/** Notes that these users are stored: they stay so for as long as their issue is there. */
export function noteUsers(pool: DatabasePool, users: ReadonlyMap<string, IssueUserRow>): void {
  if (users.size === 0) return;
  const known = remembered.get(pool) ?? new Set<string>();
  remembered.set(pool, known);
  if (known.size > mostRemembered) known.clear();
  for (const id of users.keys()) known.add(id);
}

function idOfUser({ user_id, settled }: SettledRecord): string | null {
  return user_id === null ? null : `${settled.issue_id} ${user_id}`;
}
