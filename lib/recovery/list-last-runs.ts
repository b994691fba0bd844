import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Run } from "#lib/recovery/answers.ts";
import { findLastRuns } from "#lib/recovery/internal/sql/find-last-runs.ts";
import { RunState } from "#lib/recovery/schemas.ts";

type LastRun = Pick<Run, "id" | "state" | "created_at">;

/** The newest run of each scenario by its name; one that never ran is not among them. */
export async function listLastRuns(
  context: Context,
  names: string[],
): Promise<Map<string, LastRun>> {
  requireAccess(context.actor, "read");
  const rows = await findLastRuns(context.database, names);
  return new Map(
    rows.map(({ scenario, id, state, created_at }) => [
      scenario,
      { id, state: RunState.parse(state), created_at: created_at.toISOString() },
    ]),
  );
}
