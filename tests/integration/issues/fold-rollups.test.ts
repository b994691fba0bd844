import { beforeAll, expect, test } from "vitest";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { foldRollups } from "#lib/issues/fold-rollups.ts";
import { directStatements } from "#lib/platform/statements.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
beforeAll(() => addIngestKey(database, "organisation-key"));

const send = (service: string, count: number, code = "E") =>
  sendIngest(
    database,
    Array.from({ length: count }, (_, n) => ({ message: `failed ${n}`, code, service })),
  );

async function sums(
  table: "current_rollups" | "current_code_rollups" | "rollups" | "code_rollups",
) {
  const { pool } = database;
  const statements = directStatements(pool);
  const rows = {
    current_rollups: () =>
      statements.query`SELECT resolution, sum(count)::int AS count FROM current_rollups GROUP BY 1 ORDER BY 1`,
    current_code_rollups: () =>
      statements.query`SELECT resolution, sum(count)::int AS count FROM current_code_rollups GROUP BY 1 ORDER BY 1`,
    rollups: () =>
      statements.query`SELECT resolution, sum(count)::int AS count FROM rollups GROUP BY 1 ORDER BY 1`,
    code_rollups: () =>
      statements.query`SELECT resolution, sum(count)::int AS count FROM code_rollups GROUP BY 1 ORDER BY 1`,
  };
  return (await rows[table]()) as { resolution: number; count: number }[];
}
const all = (resolutions: number[], count: number) =>
  resolutions.map((resolution) => ({ resolution, count }));
const waiting = async () => {
  const [row] = await directStatements(database.pool).query<{ count: number }>`
    SELECT count(*)::int AS count FROM rollup_changes`;
  return row?.count;
};

test("what was committed is read at once, and stays the same when it is added up", async () => {
  await send("shop", 7);
  await send("shop", 5, "F");
  expect(await waiting()).toBe(2);
  expect(await sums("rollups")).toEqual([]);
  const before = await getTimeline(database.context(), { buckets: 10, group_by: "error_code" });
  expect(
    before.series.map(({ key, points }) => [key, points.reduce((sum, [, n]) => sum + n, 0)]),
  ).toEqual([
    ["E", 7],
    ["F", 5],
  ]);
  await foldRollups(database.pool);
  expect(await waiting()).toBe(0);
  expect(await sums("rollups")).toEqual(all([10, 300, 3600, 86_400], 12));
  expect(await sums("code_rollups")).toEqual(all([1800, 10_800, 43_200, 86_400], 12));
  const after = await getTimeline(database.context(), { buckets: 10, group_by: "error_code" });
  expect(after.series.map(({ key }) => key)).toEqual(["E", "F"]);
});

test("several who add up while records come count each once, and readers never see less or more", async () => {
  let sent = 12;
  let sending = true;
  const folding = Promise.all(
    [1, 2, 3].map(async () => {
      while (sending) await foldRollups(database.pool);
    }),
  );
  for (let turn = 0; turn < 40; turn += 1) {
    await send("shop", 3);
    sent += 3;
    expect(await sums("current_rollups")).toEqual(all([10, 300, 3600, 86_400], sent));
    expect(await sums("current_code_rollups")).toEqual(all([1800, 10_800, 43_200, 86_400], sent));
  }
  sending = false;
  await folding;
  await foldRollups(database.pool);
  expect(await waiting()).toBe(0);
  expect(await sums("rollups")).toEqual(all([10, 300, 3600, 86_400], sent));
});

test("what was counted for a service that is gone is dropped", async () => {
  await send("short-lived", 4);
  const [before] = await sums("rollups");
  await database.pool.service.delete({ where: { name: "short-lived" } });
  await foldRollups(database.pool);
  expect(await waiting()).toBe(0);
  expect((await sums("rollups"))[0]).toEqual(before);
});
