import { expect, test } from "vitest";
import { commitIsolating } from "#lib/ingest/internal/isolate.ts";

const refusesOdd = async (items: number[]) => {
  if (items.some((item) => item % 2 === 1)) throw new Error("poison");
  return items.map(String);
};

test("what the database refuses is set aside alone, and the rest is stored in its order", async () => {
  const buried: number[] = [];
  const results = await commitIsolating([2, 4, 5, 6, 8, 9, 10], refusesOdd, async (item) => {
    buried.push(item);
    return `${item} set aside`;
  });
  expect(results).toEqual(["2", "4", "5 set aside", "6", "8", "9 set aside", "10"]);
  expect(buried).toEqual([5, 9]);
});

test("one poisoned record among a thousand costs few commits", async () => {
  let commits = 0;
  const items = Array.from({ length: 1000 }, (_, index) => index * 2);
  items[700] = 1;
  await commitIsolating(
    items,
    (group) => {
      commits += 1;
      return refusesOdd(group);
    },
    async (item) => String(item),
  );
  expect(commits).toBeLessThanOrEqual(21);
});

test("a database that is away is nobody's fault: nothing is set aside", async () => {
  const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const commit = commitIsolating<number, string>(
    [1, 2],
    async () => {
      throw away;
    },
    async () => expect.unreachable("buried"),
  );
  await expect(commit).rejects.toBe(away);
});
