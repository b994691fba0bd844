import { vi } from "vitest";
import type { DatabasePool } from "#lib/platform/database.ts";

/** Waits until a statement on this database waits for a lock: what a test has begun has come as far as the lock it holds. */
export async function untilBlocked(pool: DatabasePool): Promise<void> {
  await vi.waitFor(
    async () => {
      const waiting = await pool.$queryRaw<unknown[]>`
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if (waiting.length === 0) throw new Error("nothing waits for a lock");
    },
    { timeout: 4000, interval: 20 },
  );
}
