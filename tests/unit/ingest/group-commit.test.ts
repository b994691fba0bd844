import { expect, test } from "vitest";
import { createGroupCommit } from "#lib/ingest/group-commit.ts";

const limits = { lanes: 1, group: 10, waiting: 100, tenantWaiting: 100 };

/** Submits for one tenant. */
function storeFor<Result>(
  commit: (items: number[]) => Promise<Result[]>,
  given: Parameters<typeof createGroupCommit>[1],
  tenant = "one",
) {
  const { submit } = createGroupCommit(commit, given);
  return (items: number[]) => submit(tenant, items);
}

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
  const store = storeFor(commit, limits);
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
  const store = storeFor(commit, { ...limits, group: 3 });
  const all = [store([0]), store([1, 2]), store([3, 4]), store([5, 6, 7, 8, 9])];
  for (let turn = 0; turn < 4; turn += 1) {
    await expect.poll(() => commits.length).toBe(turn + 1);
    release();
  }
  await Promise.all(all);
  expect(commits).toEqual([[0], [1, 2], [3, 4], [5, 6, 7, 8, 9]]);
});

test("tenants take turns, and one that sends much does not hold up the others", async () => {
  const { commits, commit, release } = heldCommit();
  const { submit } = createGroupCommit(commit, { ...limits, group: 2 });
  const noisy = [1, 2, 3, 4, 5].map((item) => submit("noisy", [item]));
  const quiet = submit("quiet", [100]);
  release();
  await noisy[0];
  await expect.poll(() => commits.length).toBe(2);
  expect(commits[1]).toEqual([2, 100]);
  release();
  await quiet;
  for (let turn = 2; turn < 4; turn += 1) {
    await expect.poll(() => commits.length).toBe(turn + 1);
    release();
  }
  await Promise.all(noisy);
});

test("a tenant with its share waiting is refused while another one is taken", async () => {
  const { commits, commit, release } = heldCommit();
  const { submit } = createGroupCommit(commit, { ...limits, tenantWaiting: 2 });
  const held = [submit("noisy", [1]), submit("noisy", [2, 3])];
  await expect(submit("noisy", [4])).rejects.toMatchObject({ code: "too-many" });
  held.push(submit("quiet", [5]));
  release();
  await held[0];
  await expect.poll(() => commits.length).toBe(2);
  release();
  await Promise.all(held);
});

test("beyond what may wait, requests are refused with a time to come back", async () => {
  const { commits, commit, release } = heldCommit();
  const store = storeFor(commit, { ...limits, waiting: 5 });
  const held = [store([1]), store([1, 2, 3, 4, 5])];
  await expect(store([6])).rejects.toMatchObject({
    code: "too-many",
    evidence: { retryAfterSeconds: 2 },
  });
  release();
  await held[0];
  await expect.poll(() => commits.length).toBe(2);
  release();
  await held[1];
});

test("a group that fails is refused as one, and whoever waits can be refused at once", async () => {
  let commits = 0;
  const { submit, refuseWaiting } = createGroupCommit(
    async (_: number[]): Promise<number[]> => {
      commits += 1;
      await Promise.resolve();
      refuseWaiting(new Error("away"));
      throw new Error("away");
    },
    { ...limits, group: 1 },
  );
  const answers = await Promise.allSettled([1, 2, 3, 4].map((item) => submit("one", [item])));
  expect(answers.every(({ status }) => status === "rejected")).toBe(true);
  expect(commits).toBe(1);
});

test("a second lane starts for as much as the first one holds, or for another tenant", async () => {
  const { commits, commit, release } = heldCommit();
  const { submit } = createGroupCommit(commit, { ...limits, lanes: 2 });
  const all = [submit("one", [1, 2]), submit("one", [3])];
  expect(commits).toEqual([[1, 2]]);
  all.push(submit("one", [4]));
  expect(commits).toEqual([
    [1, 2],
    [3, 4],
  ]);
  release();
  release();
  await Promise.all(all);
  const later = [submit("one", [5, 6, 7]), submit("one", [8]), submit("two", [9])];
  expect(commits.slice(2)).toEqual([
    [5, 6, 7],
    [8, 9],
  ]);
  release();
  release();
  await Promise.all(later);
});
