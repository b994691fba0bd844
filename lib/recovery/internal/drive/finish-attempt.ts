import { type Database, jsonNull } from "#lib/platform/database.ts";
import type { Evidence } from "#lib/recovery/internal/adapters/adapter.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import type { ActionResult } from "#lib/recovery/schemas.ts";

/** The write that closes an attempt; it belongs into the transaction of the move that follows from it. */
export function finishAttempt(
  attempt: { id: string },
  end: { result: ActionResult; detail: string; after: Evidence | null },
): (transaction: Database) => Promise<void> {
  return async (transaction) => {
    await transaction.attempt.update({
      where: { id: attempt.id },
      data: {
        result: end.result,
        detail: end.detail.slice(0, 1000),
        after_evidence: end.after ?? jsonNull,
        finished_at: await readNow(transaction),
      },
    });
  };
}
