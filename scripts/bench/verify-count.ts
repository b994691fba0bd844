import { Client } from "pg";
import { StartFailure } from "#lib/platform/errors.ts";

export type Stored = { records: number; rollups: Record<string, number> };

const longestMilliseconds = 60_000;

/**
 * Waits until the database holds what was acknowledged, for what waits in a spool comes later. Throws when a record
 * is missing from the records or from a rollup, or is there that nobody sent.
 */
export async function verifyCount(
  databaseUrl: string,
  acknowledged: number,
  /** Requests without an answer: theirs may be stored or not. */
  unanswered: number,
): Promise<Stored> {
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    const deadline = performance.now() + longestMilliseconds;
    let stored = await readStored(client);
    while (!matches(stored, acknowledged, unanswered) && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      stored = await readStored(client);
    }
    if (matches(stored, acknowledged, unanswered)) return stored;
    throw new StartFailure(
      `LOST OR INVENTED RECORDS: ${acknowledged} were acknowledged, ${JSON.stringify(stored)} are stored.`,
    );
  } finally {
    await client.end();
  }
}

function matches({ records, rollups }: Stored, acknowledged: number, unanswered: number): boolean {
  const counts = [records, ...Object.values(rollups)];
  return counts.every((count) => count >= acknowledged && count <= acknowledged + unanswered);
}

async function readStored(client: Client): Promise<Stored> {
  const { rows } = await client.query<{ name: string; count: number }>(`
    SELECT 'records' AS name, count(*)::float8 AS count FROM records
    UNION ALL SELECT resolution::text, sum(count)::float8 FROM current_rollups GROUP BY resolution
    UNION ALL SELECT 'codes ' || resolution, sum(count)::float8 FROM current_code_rollups GROUP BY resolution`);
  const { records = 0, ...rollups } = Object.fromEntries(
    rows.map(({ name, count }) => [name, count]),
  );
  return { records, rollups };
}
