import { z } from "zod";
import type { DatabasePool } from "#lib/platform/database.ts";

/** How long errors stay in the issue that an earlier version of grouping gave them. */
export const transitionDays = 30;
const dayMilliseconds = 86_400_000;
const Since = z.object({ since: z.coerce.date() });
const ends = new WeakMap<DatabasePool, number>();

/** Whether the version in force is so new that its fingerprints still look for the issues of the one before. */
export async function isInTransition(pool: DatabasePool): Promise<boolean> {
  const known = ends.get(pool);
  if (known !== undefined) return Date.now() < known;
  const row = await pool.setting.findUnique({ where: { name: "grouping" } });
  const since = Since.safeParse(row?.value);
  const end = since.success ? since.data.since.getTime() + transitionDays * dayMilliseconds : 0;
  ends.set(pool, end);
  return Date.now() < end;
}
