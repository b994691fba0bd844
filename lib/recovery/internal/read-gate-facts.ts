import type { Database } from "#lib/platform/database.ts";
import type { GateFacts } from "#lib/recovery/gates.ts";
import { readKillSwitch } from "#lib/recovery/internal/sql/read-kill-switch.ts";
import { readTargetFacts } from "#lib/recovery/internal/sql/read-target-facts.ts";

/** Reads what the gates decide on. Throws when it cannot be read: then nothing may run. */
export async function readGateFacts(
  database: Database,
  question: {
    service_id: number;
    /** Names of the steps' targets, and the rows found for them. */
    names: string[];
    targets: { id: string; name: string }[];
    attempts_window_seconds: number;
  },
): Promise<GateFacts> {
  const { service_id, names, targets, attempts_window_seconds } = question;
  const { now, engaged } = await readKillSwitch(database, service_id);
  const ids = targets.map(({ id }) => id);
  const facts = await readTargetFacts(database, ids, attempts_window_seconds);
  const missing = names.filter((name) => !facts.some((target) => target.name === name));
  return { now, engaged, missing, targets: facts };
}
