import type { ClientBase, Pool } from "pg";

/** A row of the plain table, in the order of `rawColumns`. */
export type RawRow = (string | null)[];

const types = {
  service_id: "int",
  timestamp: "timestamptz",
  id: "uuid",
  received_at: "timestamptz",
  issue_id: "uuid",
  environment: "text",
  error_code: "text",
  level: "text",
  message: "text",
  request_id: "text",
  reference: "text",
  stack_trace: "text",
  release: "text",
  user_id: "text",
  url: "text",
  host: "text",
  fingerprint: "text[]",
  attributes: "jsonb",
} as const;

export const rawColumns = Object.keys(types).join(", ");
const issue = "6f1c9c2e-31f5-4b0e-9d3e-6a1f0f6a2f11";

/** The table of the raw limits: the columns and the storage of `records`, one primary key and nothing else. */
export async function createRawTable(client: ClientBase): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS raw;
    DROP TABLE IF EXISTS raw.records;
    CREATE TABLE raw.records (LIKE public.records INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION,
                              PRIMARY KEY (service_id, timestamp, id))`);
}

/** The fields of a sample record as a row, without a look at any of them. */
export function toRawRow(record: Record<string, string | null>, id: string): RawRow {
  const at = record.timestamp ?? null;
  const { environment, error_code, level, message, request_id, stack_trace } = record;
  const { release, user_id, url, host } = record;
  return [
    ...[
      "1",
      at,
      id,
      at,
      issue,
      environment,
      error_code,
      level,
      message,
      request_id,
      id.slice(0, 8),
    ],
    ...[stack_trace, release, user_id, url, host, "{}", JSON.stringify(record.attributes)],
  ].map((value) => value ?? null);
}

const insert = `
  INSERT INTO raw.records (${rawColumns})
  SELECT ${Object.entries(types)
    .map(([name, type]) => `${name}::${type}`)
    .join(", ")}
  FROM unnest(${Object.values(types)
    .map((type, index) => `$${index + 1}::${type === "text[]" ? "text" : type}[]`)
    .join(", ")}) AS r(${rawColumns})`;

/** Stores rows by one statement, one array a column. */
export async function insertRawRows(pool: Pool, rows: RawRow[]): Promise<void> {
  const columns = Object.keys(types).map((_, column) => rows.map((row) => row[column] ?? null));
  await pool.query({ name: "insert-raw-rows", text: insert, values: columns });
}
