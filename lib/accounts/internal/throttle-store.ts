import type { Database } from "#lib/platform/database.ts";

type Query = { text: string; values: unknown[] };

/**
 * Lets rate-limiter-flexible's PostgreSQL store use our pool, and with it our time limits, instead of one of its own.
 * Its statements are atomic and parameterised; the values it counts with must be numbers.
 */
export function throttleStore(database: Database) {
  return {
    query: async ({ text, values }: Query) => {
      const rows = await database.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
      return { rows: rows.map(withNumbers), rowCount: rows.length };
    },
  };
}

function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === "bigint" ? Number(value) : value,
  ]);
  return Object.fromEntries(entries);
}
