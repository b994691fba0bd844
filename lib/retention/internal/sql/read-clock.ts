import type { Statements } from "#lib/platform/statements.ts";

/** What time is it in the database? */
export async function readClock(statements: Statements): Promise<Date> {
  const [row] = await statements.query<{ now: Date }>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error("the database did not tell its time");
  return row.now;
}
