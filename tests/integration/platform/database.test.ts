import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DatabasePool, openDatabase, transact } from "#lib/platform/database.ts";
import { isDatabaseAway } from "#lib/platform/database-failure.ts";
import { directStatements, transactDirectly } from "#lib/platform/statements.ts";
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

test("of two transactions that wait for each other one is told to come again, like one whose database is away", async () => {
  const { pool } = database;
  await pool.service.createMany({ data: [{ name: "one" }, { name: "other" }] });
  const rename = (name: string) => ({ where: { name }, data: { name } });
  let arrived = 0;
  const meet = Promise.withResolvers<void>();
  const inTurn = (first: string, second: string) =>
    transact(pool, async (transaction) => {
      await transaction.service.update(rename(first));
      arrived += 1;
      if (arrived === 2) meet.resolve();
      await meet.promise;
      await transaction.service.update(rename(second));
    });
  const ends = await Promise.allSettled([inTurn("one", "other"), inTurn("other", "one")]);
  const failed = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  expect(failed).toHaveLength(1);
  expect(isDatabaseAway(failed[0]), String(failed[0])).toBe(true);
});

const message = (type: string, body: Buffer) => {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
/** "Come in", "ask" and "I am going" of PostgreSQL's protocol, in one piece. */
const shuttingDown = Buffer.concat([
  message("R", Buffer.alloc(4)),
  message("Z", Buffer.from("I")),
  message("E", Buffer.from("SFATAL\0C57P01\0Mterminating connection\0\0")),
]);

test.each([
  ["a statement of ours", (pool: DatabasePool) => pool.$queryRaw`SELECT 1 AS answer`],
  ["a transaction", (pool: DatabasePool) => transact(pool, (one) => one.setting.findFirst())],
  ["a direct statement", (pool: DatabasePool) => directStatements(pool).query`SELECT 1 AS answer`],
  ["a direct transaction", (pool: DatabasePool) => transactDirectly(pool, async () => {})],
])(
  "a connection that is ended as soon as it is made fails %s, and nothing else",
  async (_, ask) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(shuttingDown));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = Object(server.address());
    const pool = openDatabase(`postgresql://nobody:password@127.0.0.1:${port}/nothing`);
    const error = await ask(pool).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(isDatabaseAway(error), String(error)).toBe(true);
    await pool.$disconnect();
    await new Promise((resolve) => server.close(resolve));
  },
);
