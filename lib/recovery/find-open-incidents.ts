import type { Context } from "#lib/platform/context.ts";

/** Which of these incidents are still open. */
export async function findOpenIncidents({ database }: Context, ids: string[]): Promise<string[]> {
  const rows = await database.incident.findMany({
    where: { id: { in: ids }, closed_at: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
