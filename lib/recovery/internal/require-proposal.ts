import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { requireRunRow } from "#lib/recovery/internal/require-run-row.ts";

/** The row of a run that waits for approval. Throws `conflict`, which says who decided, when it no longer does. */
export async function requireProposal(context: Context, run_id: string) {
  const run = await requireRunRow(context, run_id);
  if (run.state === "AWAITING_APPROVAL") return run;
  const { state, decided_by } = run;
  const who = decided_by ? `, decided by ${decided_by}` : "";
  throw new Problem("conflict", `The run no longer waits for approval: it is ${state}${who}.`, {
    extra: { state, decided_by },
  });
}
