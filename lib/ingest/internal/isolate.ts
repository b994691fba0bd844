import { isDatabaseAway } from "#lib/platform/database-failure.ts";

/**
 * Commits items together; where the database refuses them, halves the group until the one that it refuses stands
 * alone, and hands that one to `bury`. Throws when the database is away. Answers in the order of the items.
 */
export async function commitIsolating<Item, Result>(
  items: Item[],
  commit: (items: Item[]) => Promise<Result[]>,
  bury: (item: Item, reason: unknown) => Promise<Result>,
): Promise<Result[]> {
  try {
    return await commit(items);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const [only] = items;
    if (only === undefined) return [];
    if (items.length === 1) return [await bury(only, error)];
    const middle = Math.ceil(items.length / 2);
    const first = await commitIsolating(items.slice(0, middle), commit, bury);
    return [...first, ...(await commitIsolating(items.slice(middle), commit, bury))];
  }
}
