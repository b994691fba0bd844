import { expect, test } from "vitest";
import { type Statements, transactDirectly } from "#lib/platform/statements.ts";
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
