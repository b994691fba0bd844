import { requireAccess } from "#lib/accounts/permissions.ts";
import { toContains } from "#lib/platform/contains.ts";
import type { Context } from "#lib/platform/context.ts";

export type FoundService = { id: number; name: string };

/** Services whose name contains some text, in any case; by name, at most `limit`. */
export async function findServices(
  context: Context,
  { text, limit }: { text: string; limit: number },
): Promise<FoundService[]> {
  requireAccess(context.actor, "read");
  return context.database.service.findMany({
    where: { name: toContains(text) },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: limit,
  });
}
