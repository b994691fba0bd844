import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#lib/platform/database.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { directStatements, type Statements, transactDirectly } from "#lib/platform/statements.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

async function fail(statements: Statements): Promise<void> {
  await Promise.all([statements.query`SELECT 1 / ${0}::int`]);
}

test("of statements that are sent together the one that failed is told, not those that it took along", async () => {
  const failing = transactDirectly(database.pool, async (statements) => {
    await Promise.all([fail(statements), statements.query`SELECT 2`, statements.query`SELECT 3`]);
  });
  // 22012: division by zero. The others say 25P02, and say it by a shorter way.
  await expect(failing).rejects.toMatchObject({ code: "22012" });
});

/** Which of its processes the server answers by. */
async function askPid(): Promise<number | undefined> {
  const [row] = await directStatements(database.pool).query<{ pid: number }>`
    SELECT pg_backend_pid() AS pid`;
  return row?.pid;
}

test("a connection goes on after a failure, and keeps nothing of it", async () => {
  const pid = await askPid();
  for (let turn = 0; turn < 8; turn += 1) {
    const doing = transactDirectly(database.pool, async (statements) => {
      await statements.query`CREATE TABLE half_done (id int)`;
      await fail(statements);
    });
    await expect(doing).rejects.toMatchObject({ code: "22012" });
  }
  const rows = await transactDirectly(
    database.pool,
    (statements) => statements.query`SELECT to_regclass('half_done')::text AS name`,
  );
  expect(rows).toEqual([{ name: null }]);
  expect(await askPid()).toBe(pid);
});

test("a transaction in which a failure was passed over is not said to be committed", async () => {
  const passing = transactDirectly(database.pool, async (statements) => {
    await fail(statements).catch(() => {});
  });
  await expect(passing).rejects.toThrow("a statement failed");
});

test.each([
  [
    "it ends it for the length of its transaction",
    "25P04",
    () =>
      directStatements(database.pool)
        .query`SELECT set_config('transaction_timeout', '50', false), pg_sleep(5)`,
  ],
  [
    "it has forgotten what was prepared on it",
    "26000",
    async () => {
      await directStatements(database.pool).query`DEALLOCATE ALL`;
      await askPid();
    },
  ],
])("the server has said that %s: the connection is not used again", async (_, code, ask) => {
  const pid = await askPid();
  const failure = await ask().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  expect(isDatabaseAway(failure)).toBe(true);
  const next = await askPid();
  expect(next).toBeGreaterThan(0);
  expect(next).not.toBe(pid);
});

test.each([
  ["whose name nobody knows", () => "postgresql://nobody:p@nowhere.invalid/nothing"],
  ["that is not there", () => "postgresql://nobody:p@127.0.0.1:1/nothing"],
  ["that lacks the database", () => `${new URL(database.url).origin}/nothing`],
])("a server %s is away, for statements and for Prisma", async (_, urlOf) => {
  const pool = openDatabase(database.url.replace(/^.*$/, urlOf));
  for (const ask of [
    () => directStatements(pool).query`SELECT 1`,
    () => directStatements(pool).run`SELECT 1`,
    () => transactDirectly(pool, async () => {}),
    () => pool.$queryRaw`SELECT 1`,
    () => pool.setting.findFirst(),
  ]) {
    const failure = await ask().then(
      () => null,
      (error: unknown) => error,
    );
    expect(isDatabaseAway(failure), String(failure)).toBe(true);
  }
  await pool.$disconnect();
});

describe("a command", () => {
  const read = () =>
    directStatements(database.pool).query<{ words: string; bytes: Buffer }>`
      SELECT words, bytes FROM kept ORDER BY id`;

  beforeAll(async () => {
    await database.pool.$executeRaw`
      CREATE TABLE kept (id int GENERATED ALWAYS AS IDENTITY, words text, bytes bytea)`;
  });
  beforeEach(async () => {
    await database.pool.$executeRaw`TRUNCATE kept`;
  });

  const keep = (words: string, bytes: Buffer) =>
    directStatements(database.pool).run`
      INSERT INTO kept (words, bytes) VALUES (${words}, ${bytes}) RETURNING words, repeat('row', 1000)`;

  test("sends texts and bytes as they are, small and larger than a socket takes at once", async () => {
    const rows = [
      { words: "", bytes: Buffer.alloc(0) },
      { words: 'é – 🚑 "\\', bytes: Buffer.from([0, 255, 10, 92]) },
      { words: "x".repeat(1_000_000), bytes: Buffer.alloc(5_000_000, "0123456789") },
    ];
    for (const { words, bytes } of rows) await keep(words, bytes);
    expect(await read()).toEqual(rows);
  });

  test("is prepared once for each connection and runs on several at once", async () => {
    const places = Array.from({ length: 100 }, (_, place) => `row ${place}`);
    await Promise.all(places.map((words) => keep(words, Buffer.from(words))));
    const rows = await read();
    expect(rows.map(({ words }) => words).sort()).toEqual([...places].sort());
    expect(rows.every(({ words, bytes }) => bytes.toString() === words)).toBe(true);
  });

  test("fails as the server says, and the connection takes the next one and queries", async () => {
    const pid = await askPid();
    for (let turn = 0; turn < 8; turn += 1) {
      const failing = directStatements(database.pool).run`SELECT 1 / ${String(turn * 0)}::int`;
      await expect(failing).rejects.toMatchObject({ code: "22012" });
      const wrong = directStatements(database.pool).run`SELECT nothing_of_this_name`;
      await expect(wrong).rejects.toMatchObject({ code: "42703" });
      await keep(`turn ${turn}`, Buffer.from([turn]));
    }
    expect(await read()).toHaveLength(8);
    expect(await askPid()).toBe(pid);
  });

  test("fails when its connection is ended meanwhile, and another one is opened", async () => {
    const { run } = directStatements(database.pool);
    const failing = run`SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(${"5"}::float8)`;
    await expect(failing).rejects.toMatchObject({ code: "57P01" });
    await keep("after", Buffer.from("it"));
    expect(await read()).toMatchObject([{ words: "after" }]);
  });
});
