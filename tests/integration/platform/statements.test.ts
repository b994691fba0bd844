import { beforeAll, beforeEach, describe, expect, test } from "vitest";
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

test("a connection goes on after a failure, and keeps nothing of it", async () => {
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
    for (let turn = 0; turn < 8; turn += 1) {
      const failing = directStatements(database.pool).run`SELECT 1 / ${String(turn * 0)}::int`;
      await expect(failing).rejects.toMatchObject({ code: "22012" });
      const wrong = directStatements(database.pool).run`SELECT nothing_of_this_name`;
      await expect(wrong).rejects.toMatchObject({ code: "42703" });
      await keep(`turn ${turn}`, Buffer.from([turn]));
    }
    expect(await read()).toHaveLength(8);
  });

  test("fails when its connection is ended meanwhile, and another one is opened", async () => {
    const { run } = directStatements(database.pool);
    const failing = run`SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(${"5"}::float8)`;
    await expect(failing).rejects.toMatchObject({ code: "57P01" });
    await keep("after", Buffer.from("it"));
    expect(await read()).toMatchObject([{ words: "after" }]);
  });
});
