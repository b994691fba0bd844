import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { OpenBreaker } from "#lib/recovery/answers.ts";
import { isOpen, nextTryOf } from "#lib/recovery/breaker.ts";
import { readHistories } from "#lib/recovery/internal/read-gate-facts.ts";
import { requireScenario } from "#lib/recovery/internal/require-scenario.ts";

/** Actions of a scenario whose latest runs did not help, with when one may try again by itself. */
export async function listOpenBreakers(context: Context, scenario: string): Promise<OpenBreaker[]> {
  requireAccess(context.actor, "read");
  const { row } = await requireScenario(context, scenario);
  const histories = await readHistories(context.database, row.id);
  return histories.filter(isOpen).flatMap((history) => {
    const next = nextTryOf(history);
    return next ? [{ action: history.action, next_try_at: next.toISOString() }] : [];
  });
}
