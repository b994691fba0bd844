import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type DatabasePool,
  isDatabaseAway,
  openDatabase,
  transact,
} from "#lib/platform/database.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const role = "test_without_connections";
let full: DatabasePool;

beforeAll(async () => {
  await database.pool.$executeRawUnsafe(
    `CREATE ROLE ${role} LOGIN PASSWORD 'password' CONNECTION LIMIT 0`,
  );
  const url = new URL(database.url);
  url.username = role;
  url.password = "password";
  full = openDatabase(url.href);
});
afterAll(async () => {
  await full.$disconnect();
  await database.pool.$executeRawUnsafe(`DROP ROLE ${role}`);
});

test.each([
  ["a statement of ours", () => full.$queryRaw`SELECT 1 AS answer`],
  ["a statement of Prisma's", () => full.setting.findFirst()],
  ["a transaction", () => transact(full, (transaction) => transaction.setting.findFirst())],
])("a server without room for one more connection counts as away for %s", async (_, ask) => {
  const error = await ask().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(String(error)).toMatch(/too many connections|53300/i);
  expect(isDatabaseAway(error)).toBe(true);
});
