import type { Database } from "#lib/platform/database.ts";
import { openAdapter } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { askProbe } from "#lib/recovery/internal/drive/read-liveness.ts";
import { listRunTargets } from "#lib/recovery/internal/drive/step-target.ts";
import { readTimeoutMilliseconds } from "#lib/recovery/run-limits.ts";
import { RunDefinition } from "#lib/recovery/schemas.ts";

/** Whether the service of an ended run shows a sign of life now; true, too, where nothing is left to ask. */
export async function isAliveAgain(database: Database, run_id: string): Promise<boolean> {
  const run = await database.run.findUniqueOrThrow({ where: { id: run_id } });
  const { data } = RunDefinition.safeParse(run.definition);
  if (!data) return true;
  const { signal } = new AbortController();
  const limits = { signal, timeoutMilliseconds: readTimeoutMilliseconds };
  if (data.verify.probe) return (await askProbe(data.verify.probe, limits)).alive === true;
  const step = data.steps[run.step_index];
  const targets = await listRunTargets(database, run_id);
  const target = targets.find(({ name }) => name === step?.target);
  if (!target) return true;
  return (await openAdapter(target, database).readLiveness(limits)).alive === true;
}
