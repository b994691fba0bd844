import { beforeEach, expect, test } from "vitest";
import { createUser } from "#lib/accounts/create-user.ts";
import { signInWithPassword } from "#lib/accounts/sign-in-with-password.ts";
import { Problem } from "#lib/platform/errors.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const password = "correct horse battery";
const email = "mia@example.com";

beforeEach(async () => {
  await database.pool.signInThrottle.deleteMany();
  await database.pool.user.deleteMany();
  await createUser(database.context(), { email, role: "viewer", password });
});

type Try = { password?: string; address?: string; email?: string; device?: string };
const signIn = (given: Try) =>
  signInWithPassword(database.context(), {
    email,
    password,
    address: "192.0.2.1",
    device: null,
    ...given,
  });

/** The outcomes of the tries, one after another. */
async function outcomes(tries: Try[]): Promise<string[]> {
  const codes: string[] = [];
  for (const given of tries) {
    codes.push(
      await signIn(given).then(
        () => "signed in",
        (error: unknown) => (error instanceof Problem ? error.code : String(error)),
      ),
    );
  }
  return codes;
}

test("the sixth try from one address waits, even with the right password", async () => {
  const wrong = Array.from({ length: 5 }, () => ({ password: "wrong" }));
  expect(await outcomes([...wrong, { password: "wrong" }, {}])).toEqual([
    ...wrong.map(() => "unauthorized"),
    "too-many",
    "too-many",
  ]);
});

test("who must wait is told how long", async () => {
  await outcomes(Array.from({ length: 5 }, () => ({ password: "wrong" })));
  const refused = await signIn({}).catch((error: Problem) => error);
  expect(refused).toMatchObject({
    message: expect.stringMatching(/Wait 15 minutes, then try again/),
    evidence: { retryAfterSeconds: expect.closeTo(900, -2) },
  });
});

test("an unknown and a disabled user get the very answer of a known one", async () => {
  await createUser(database.context(), { email: "left@example.com", role: "viewer", password });
  await database.pool.user.update({
    where: { email: "left@example.com" },
    data: { disabled_at: new Date() },
  });
  const answers = await Promise.all(
    [{ password: "wrong" }, { email: "nobody@example.com" }, { email: "left@example.com" }].map(
      (given) =>
        signIn(given).catch(({ code, message, evidence }) => ({ code, message, evidence })),
    ),
  );
  expect(answers[0]).toMatchObject({ code: "unauthorized" });
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test("tries at the same moment are all counted", async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, () => outcomes([{ password: "wrong" }])),
  );
  expect(all.flat().filter((code) => code === "unauthorized")).toHaveLength(5);
});

test("a user is looked at twenty times a day, from however many addresses", async () => {
  const tries = Array.from({ length: 23 }, (_, index) => ({
    password: "wrong",
    address: `198.51.100.${index}`,
  }));
  const codes = await outcomes(tries);
  expect(codes.filter((code) => code === "unauthorized")).toHaveLength(20);
  expect(codes.slice(20)).toEqual(["too-many", "too-many", "too-many"]);
});

test("an address is looked at a hundred times a day, for however many users", async () => {
  const { pool } = database;
  await outcomes([{ email: "a@example.com", password: "wrong" }]);
  await pool.signInThrottle.updateMany({
    where: { key: { startsWith: "address:" } },
    data: { points: 100 },
  });
  expect(await outcomes([{ email: "b@example.com" }])).toEqual(["too-many"]);
  const other = await outcomes([{ address: "203.0.113.9" }]);
  expect(other).toEqual(["signed in"]);
});

test("a right password forgets the wrong ones before it", async () => {
  const wrong = { password: "wrong" };
  const round = [wrong, wrong, wrong, wrong, {}];
  expect(
    (await outcomes([...round, ...round])).filter((code) => code === "signed in"),
  ).toHaveLength(2);
  const user = await database.pool.signInThrottle.findMany({
    where: { key: { startsWith: "user:" } },
  });
  expect(user.map(({ points }) => points)).toEqual([8]);
});

test("the address of an e-mail and its case do not matter", async () => {
  expect(await outcomes([{ email: " Mia@Example.COM " }])).toEqual(["signed in"]);
});
