import type { Database } from "#lib/platform/database.ts";

/** An issue's id and those of the issues that were merged into it. */
export async function memberIds(
  database: Database,
  head: { service_id: number; id: string },
): Promise<string[]> {
  const members = await database.issue.findMany({
    where: { service_id: head.service_id, merged_into: head.id },
    select: { id: true },
  });
  return [head.id, ...members.map(({ id }) => id)];
}
