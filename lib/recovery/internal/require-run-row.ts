import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { RunState } from "#lib/recovery/schemas.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The bare row of a run; throws `not-found`. */
export async function requireRunRow({ database }: Context, run_id: string) {
  const row = uuid.test(run_id) ? await database.run.findUnique({ where: { id: run_id } }) : null;
  if (!row) throw new Problem("not-found", `There is no run ${run_id}.`);
  return { ...row, state: RunState.parse(row.state) };
}
