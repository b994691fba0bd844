import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Person } from "#lib/accounts/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { type List, wholeList } from "#lib/platform/http/list.ts";

const atMost = 500;

/** Who can look after something: users with access, by name; at most 500. */
export async function listPeople(context: Context): Promise<List<Person>> {
  requireAccess(context.actor, "operate");
  const rows = await context.database.user.findMany({
    where: { disabled_at: null },
    select: { id: true, name: true, email: true },
    orderBy: { email: "asc" },
    take: atMost,
  });
  return wholeList(
    rows.map(({ id, name, email }) => ({
      id,
      name: name ?? email,
      is_me: context.actor.kind === "user" && context.actor.id === id,
    })),
  );
}
