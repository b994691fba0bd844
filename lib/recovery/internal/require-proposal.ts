import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { getRun } from "#lib/recovery/list-runs.ts";

/** The row of a run that waits for approval. Throws `conflict` with the run, and who decided, when it no longer does. */
export async function requireProposal(context: Context, run_id: string) {
  const run = await getRun(context, run_id);
  const row = await context.database.run.findUniqueOrThrow({ where: { id: run_id } });
  if (run.state === "AWAITING_APPROVAL") return { ...row, state: run.state };
  const who = run.decided_by ? `, decided by ${run.decided_by}` : "";
  throw new Problem("conflict", `The run no longer waits for approval: it is ${run.state}${who}.`, {
    extra: { run },
  });
}
