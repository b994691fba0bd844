import { expect, test } from "vitest";
import { createGroupCommit } from "#lib/ingest/group-commit.ts";

const limits = { lanes: 1, group: 10, waiting: 100 };

/** A commit that waits until the test lets it go on. */
function heldCommit() {
  const commits: number[][] = [];
  const releases: (() => void)[] = [];
  const commit = async (items: number[]) => {
    commits.push(items);
    await new Promise<void>((resolve) => releases.push(resolve));
    return items.map((item) => item * 10);
  };
  return { commits, commit, release: () => releases.shift()?.() };
}

test("an idle lane commits at once; what comes meanwhile shares the next commit", async () => {
  const { commits, commit, release } = heldCommit();
  const store = createGroupCommit(commit, limits);
  const first = store([1]);
  const second = store([2, 3]);
  const third = store([4]);
  expect(commits).toEqual([[1]]);
  release();
  await first;
  await expect.poll(() => commits).toEqual([[1], [2, 3, 4]]);
  release();
  expect(await Promise.all([first, second, third])).toEqual([[10], [20, 30], [40]]);
});

test("a group keeps within its size, but a request is never cut", async () => {
  const { commits, commit, release } = heldCommit();
  const store = createGroupCommit(commit, { ...limits, group: 3 });
  const all = [store([0]), store([1, 2]), store([3, 4]), store([5, 6, 7, 8, 9])];
  for (let turn = 0; turn < 4; turn += 1) {
    await expect.poll(() => commits.length).toBe(turn + 1);
    release();
  }
  await Promise.all(all);
  expect(commits).toEqual([[0], [1, 2], [3, 4], [5, 6, 7, 8, 9]]);
});

test("one request's fault fails that request alone", async () => {
  const store = createGroupCommit(async (items: number[]) => {
    if (items.includes(13)) throw new Error("unlucky");
    return items;
  }, limits);
  const answers = await Promise.allSettled([store([1]), store([2]), store([13]), store([4])]);
  expect(answers.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});

test("beyond what may wait, requests are refused with a time to come back", async () => {
  const { commits, commit, release } = heldCommit();
  const store = createGroupCommit(commit, { ...limits, waiting: 5 });
  const held = [store([1]), store([1, 2, 3, 4, 5])];
  await expect(store([6])).rejects.toMatchObject({
    code: "unavailable",
    evidence: { retryAfterSeconds: 2 },
  });
  release();
  await held[0];
  await expect.poll(() => commits.length).toBe(2);
  release();
  await held[1];
});

test("while the database is away, a group is refused at once and not one by one", async () => {
  let commits = 0;
  const store = createGroupCommit(async (_: number[]): Promise<number[]> => {
    commits += 1;
    await Promise.resolve();
    throw Object.assign(new Error("Query read timeout"), { code: "P1008" });
  }, limits);
  const answers = await Promise.allSettled([store([1]), store([2]), store([3]), store([4])]);
  expect(answers.every(({ status }) => status === "rejected")).toBe(true);
  expect(commits).toBe(2);
});
