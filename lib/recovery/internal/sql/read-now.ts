import type { Database } from "#lib/platform/database.ts";

/** The database's clock, the only one that leases, windows and gates go by. */
export async function readNow(database: Database): Promise<Date> {
  const rows = await database.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const row = rows[0];
  if (!row) throw new Error("the clock always answers");
  return row.now;
}
