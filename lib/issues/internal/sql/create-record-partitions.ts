import { Prisma } from "#generated/client.ts";
import { type Database, type DatabasePool, transact } from "#lib/platform/database.ts";

const dayMilliseconds = 86_400_000;

/**
 * Creates the partitions of `records` for the given UTC days (`2026-11-22`) that are not there yet. A table that is
 * made first and attached then lets records be written and read meanwhile; `PARTITION OF` would wait for all of them.
 */
export async function createRecordPartitions(pool: DatabasePool, days: string[]): Promise<void> {
  for (const day of days) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`not a day: ${day}`);
    const name = `records_${day.replaceAll("-", "")}`;
    if ((await findPartition(pool, name)) === "attached") continue;
    await transact(pool, async (database) => {
      await database.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('create-record-partitions'))`;
      await createPartition(database, day, name);
    });
  }
}

async function createPartition(database: Database, day: string, name: string): Promise<void> {
  const found = await findPartition(database, name);
  if (found === "attached") return;
  // A partition's name and bounds cannot be parameters; the check of the day is what makes them safe.
  const execute = (text: string) => database.$executeRaw(Prisma.sql`${Prisma.raw(text)}`);
  if (found === "missing") {
    await execute(
      `CREATE TABLE ${name} (LIKE records INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION)`,
    );
  }
  const next = new Date(Date.parse(day) + dayMilliseconds).toISOString().slice(0, 10);
  await execute(
    `ALTER TABLE records ATTACH PARTITION ${name} FOR VALUES FROM ('${day}T00:00:00Z') TO ('${next}T00:00:00Z')`,
  );
}

/** Detached is what the retention had begun to drop when it was interrupted. */
async function findPartition(
  database: Database,
  name: string,
): Promise<"attached" | "detached" | "missing"> {
  const [table] = await database.$queryRaw<{ attached: boolean }[]>`
    SELECT relispartition AS attached FROM pg_class WHERE oid = to_regclass(${name})`;
  if (!table) return "missing";
  return table.attached ? "attached" : "detached";
}
