import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

/** The service of that name; throws `not-found`. */
export async function requireService(
  context: Context,
  name: string,
): Promise<{ id: number; name: string }> {
  const service = await context.database.service.findUnique({
    where: { name },
    select: { id: true, name: true },
  });
  if (!service) throw new Problem("not-found", `There is no service named ${name}.`);
  return service;
}
