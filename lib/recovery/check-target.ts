import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import { openAdapter } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { requireTarget } from "#lib/recovery/internal/require-target.ts";
import { readTimeoutMilliseconds } from "#lib/recovery/run-limits.ts";
import type { TargetCheck } from "#lib/recovery/target-schemas.ts";

/** Tries to reach a target with its credentials, within 5 seconds. Changes nothing. */
export async function checkTarget(context: Context, name: string): Promise<TargetCheck> {
  requireAccess(context.actor, "operate");
  const target = await requireTarget(context, name);
  const signal = new AbortController().signal;
  return openAdapter(target, context.database).check({
    signal,
    timeoutMilliseconds: readTimeoutMilliseconds,
  });
}
