import { expect, test } from "vitest";
import { createRecentValues } from "#lib/error-pages/recent-values.ts";

function memory(source: { answer: (key: string) => Promise<string> }, limit = 10) {
  const clock = { now: 0 };
  const failures: unknown[] = [];
  const reads: string[] = [];
  const values = createRecentValues({
    read: (key) => {
      reads.push(key);
      return source.answer(key);
    },
    freshForMilliseconds: 2000,
    refreshAfterMilliseconds: 1000,
    waitMilliseconds: 20,
    firstWaitMilliseconds: 100,
    limit,
    isWorthKeeping: (value) => value !== "nobody",
    now: () => clock.now,
    onFailure: (error) => failures.push(error),
  });
  return { values, clock, failures, reads };
}
const never = () => new Promise<string>(() => {});

test("a value is read once while it is fresh, also by many at once, and again when it is old", async () => {
  const { values, clock, reads } = memory({ answer: async (key) => `${key}!` });
  expect(await Promise.all([1, 2, 3].map(() => values.get("shop")))).toEqual(
    Array(3).fill("shop!"),
  );
  expect(reads).toHaveLength(1);
  clock.now = 999;
  await values.get("shop");
  expect(reads).toHaveLength(1);
  clock.now = 2000;
  await values.get("shop");
  expect(reads).toHaveLength(2);
});

test("when the source fails or hangs, what is remembered is answered, and the source is left alone", async () => {
  const source = { answer: async (_key: string) => "known" };
  const { values, clock, failures, reads } = memory(source);
  await values.get("shop");
  for (const broken of [() => Promise.reject(new Error("away")), never]) {
    source.answer = broken;
    clock.now += 5000;
    const before = reads.length;
    expect(await values.get("shop")).toBe("known");
    expect(await values.get("shop")).toBe("known");
    expect(await values.get("other")).toBeNull();
    expect(reads.length - before).toBe(1);
  }
  expect(failures).toHaveLength(2);
});

test("a source that hung is used again once it answers", async () => {
  const gate = Promise.withResolvers<string>();
  const { values, clock } = memory({ answer: () => gate.promise });
  expect(await values.get("shop")).toBeNull();
  gate.resolve("late");
  await gate.promise;
  clock.now = 5000;
  expect(await values.get("shop")).toBe("late");
});

test("the first answer of a source is waited for longer, because it has to be connected to first", async () => {
  const source = {
    answer: (key: string) => new Promise<string>((resolve) => setTimeout(resolve, 60, key)),
  };
  const { values } = memory(source);
  expect(await values.get("shop")).toBe("shop");
  expect(await values.get("other")).toBeNull();
});

test("no more than the limit is remembered", async () => {
  const { values, reads } = memory({ answer: async (key) => key }, 2);
  for (const key of ["a", "b", "c", "b", "c", "a"]) await values.get(key);
  expect(reads).toEqual(["a", "b", "c", "a"]);
});

test("while a value is fresh it is answered at once, and read anew in the meantime", async () => {
  const source = { answer: async (_key: string) => "old" };
  const { values, clock, reads } = memory(source);
  await values.get("shop");
  clock.now = 1500;
  source.answer = never;
  expect(await values.get("shop")).toBe("old");
  expect(await values.get("shop")).toBe("old");
  expect(reads).toHaveLength(2);
});

test("made-up keys push out each other, and nothing that is worth its place", async () => {
  const answer = async (key: string) => (key === "shop" ? "known" : "nobody");
  const { values, reads, clock } = memory({ answer }, 3);
  await values.get("shop");
  for (let number = 0; number < 20; number += 1) await values.get(`made up ${number}`);
  clock.now = 500;
  expect(await values.get("shop")).toBe("known");
  expect(reads.filter((key) => key === "shop")).toHaveLength(1);
  expect(reads).toHaveLength(21);
});

test("only a few keys are read at the same time; the others are not waited for", async () => {
  const { values, reads } = memory({ answer: never });
  const asked = Array.from({ length: 50 }, (_, number) => values.get(`made up ${number}`));
  expect(await Promise.all(asked)).toEqual(Array(50).fill(null));
  expect(reads.length).toBeLessThanOrEqual(5);
});

test("what is read anew and says the same stays the same object", async () => {
  let said = "open";
  const clock = { now: 0 };
  const values = createRecentValues({
    read: async () => ({ said }),
    ...{ freshForMilliseconds: 2000, refreshAfterMilliseconds: 1000 },
    ...{ waitMilliseconds: 20, firstWaitMilliseconds: 100, limit: 10 },
    isWorthKeeping: () => true,
    now: () => clock.now,
    onFailure: () => {},
  });
  const first = await values.get("shop");
  clock.now = 3000;
  expect(await values.get("shop")).toBe(first);
  said = "closed";
  clock.now = 6000;
  expect(await values.get("shop")).toEqual({ said: "closed" });
});
