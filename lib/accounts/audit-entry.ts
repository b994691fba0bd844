import type { AuditEntry } from "#lib/accounts/schemas.ts";

type AuditRow = Omit<AuditEntry, "id" | "at" | "actor"> & {
  id: bigint;
  at: Date;
  actor_name: string;
};

/** An entry as the API answers it. */
export function toAuditEntry(row: AuditRow): AuditEntry {
  const { action, object_type, object_id, before, after } = row;
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    actor: row.actor_name,
    ...{ action, object_type, object_id, before, after },
  };
}
