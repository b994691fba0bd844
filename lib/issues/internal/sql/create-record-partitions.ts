import { Prisma } from "#generated/client.ts";
import type { DatabasePool } from "#lib/platform/database.ts";

const dayMilliseconds = 86_400_000;

/** Creates the partitions of `records` for the given UTC days (`2026-11-22`) that are not there yet. */
export async function createRecordPartitions(pool: DatabasePool, days: string[]): Promise<void> {
  for (const day of days) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`not a day: ${day}`);
    const next = new Date(Date.parse(day) + dayMilliseconds).toISOString().slice(0, 10);
    const name = `records_${day.replaceAll("-", "")}`;
    // A partition's name and bounds cannot be parameters; the check above is what makes them safe.
    const statement = Prisma.raw(
      `CREATE TABLE IF NOT EXISTS ${name} PARTITION OF records FOR VALUES FROM ('${day}T00:00:00Z') TO ('${next}T00:00:00Z')`,
    );
    await pool.$transaction([
      pool.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('create-record-partitions'))`,
      pool.$executeRaw(Prisma.sql`${statement}`),
    ]);
  }
}
