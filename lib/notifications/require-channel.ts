import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The stored channel that an id or a name means; throws `not-found`. */
export async function requireChannel(context: Context, idOrName: string) {
  const where = uuid.test(idOrName) ? { id: idOrName } : { name: idOrName };
  const channel = await context.database.channel.findUnique({ where });
  if (channel) return channel;
  throw new Problem("not-found", "There is no such channel.");
}
