import { expect, test } from "vitest";
import { queueHash } from "#lib/accounts/internal/hash-queue.ts";
import { hashPassword, verifyPassword } from "#lib/accounts/password.ts";

test("a password is verified by its hash, and no other password is", async () => {
  const stored = await hashPassword("correct horse battery");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, "correct horse battery")).toBe(true);
  expect(await verifyPassword(stored, "correct horse batterY")).toBe(false);
});

test("an unknown user never matches and costs as much as a known one", async () => {
  const stored = await hashPassword("correct horse battery");
  const known = await duration(() => verifyPassword(stored, "wrong"));
  const unknown = await duration(() => verifyPassword(null, "wrong"));
  expect(await verifyPassword(null, "wrong")).toBe(false);
  expect(unknown).toBeGreaterThan(known / 3);
});

test("two hashes run at a time, twenty wait, and the next is told to come back", async () => {
  let running = 0;
  let most = 0;
  const gate = Promise.withResolvers<void>();
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await gate.promise;
    running -= 1;
  };
  const admitted = Array.from({ length: 22 }, () => queueHash(work));
  await expect(queueHash(work)).rejects.toMatchObject({ code: "too-many" });
  gate.resolve();
  await Promise.all(admitted);
  expect(most).toBe(2);
  await queueHash(async () => {});
});

/** Milliseconds of the fastest of five runs. */
async function duration(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
