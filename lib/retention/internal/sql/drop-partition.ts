import { isUnsupported, type RetentionSession } from "#lib/retention/internal/retention-session.ts";
import {
  expiredComment,
  type RecordPartition,
} from "#lib/retention/internal/sql/list-record-partitions.ts";

/**
 * Drops a partition of `records` with everything in it. It is detached first, which lets records be written and read
 * meanwhile; what was interrupted on the way goes on from there. Throws when somebody holds a lock for too long.
 */
export async function dropPartition(
  session: RetentionSession,
  { name, state }: RecordPartition,
): Promise<void> {
  const table = `"${name.replaceAll('"', '""')}"`;
  if (state === "attached") await detach(session, table);
  if (state === "detaching") {
    await session.execute(`ALTER TABLE records DETACH PARTITION ${table} FINALIZE`);
  }
  await session.execute(`DROP TABLE IF EXISTS ${table}`);
}

async function detach(session: RetentionSession, table: string): Promise<void> {
  await session.execute(`COMMENT ON TABLE ${table} IS '${expiredComment}'`);
  try {
    await session.execute(`ALTER TABLE records DETACH PARTITION ${table} CONCURRENTLY`);
  } catch (error) {
    // The plain drop that follows waits for a lock on all of `records`, for a moment at most.
    if (!isUnsupported(error)) throw error;
  }
}
