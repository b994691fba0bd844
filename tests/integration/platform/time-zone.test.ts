import { expect, test } from "vitest";
import { openDatabase } from "#lib/platform/database.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

test("times are the same whatever zone the server speaks by itself", async () => {
  const name = new URL(database.url).pathname.slice(1);
  await database.pool.$executeRawUnsafe(`ALTER DATABASE ${name} SET timezone = 'America/New_York'`);
  const pool = openDatabase(database.url, 1);
  try {
    const seen_at = new Date("2026-11-22T10:00:00Z");
    await pool.workerHeartbeat.create({ data: { worker_id: "w", seen_at } });
    const [row] = await pool.$queryRaw<{ seen_at: Date; text: string; now: Date }[]>`
      SELECT seen_at, (seen_at AT TIME ZONE 'UTC')::text AS text, clock_timestamp() AS now
      FROM worker_heartbeats WHERE seen_at = ${seen_at}`;
    expect(row).toMatchObject({ seen_at, text: "2026-11-22 10:00:00" });
    expect(Math.abs((row?.now.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  } finally {
    await pool.$disconnect();
  }
});
