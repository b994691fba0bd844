import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/** The row of a target by its name; throws `not-found`. */
export async function requireTarget(context: Context, name: string) {
  const target = await context.database.target.findFirst({ where: { name, deleted_at: null } });
  if (!target) throw new Problem("not-found", `There is no target named ${name}.`);
  return target;
}
