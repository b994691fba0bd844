import { acceptIngest } from "#lib/ingest/accept-ingest.ts";
import type { IngestAnswer } from "#lib/ingest/schemas.ts";
import { hashSecret, hintOf } from "#lib/platform/secrets.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type Sent = {
  status: number;
  headers: Record<string, string>;
  body: IngestAnswer & { errors?: { path: string }[]; detail?: string };
};

/** Adds an ingest key; without a service it is organisation-wide. */
export async function addIngestKey(
  database: TestDatabase,
  secret: string,
  serviceId: number | null = null,
): Promise<void> {
  await database.pool.ingestKey.create({
    data: {
      name: "test",
      service_id: serviceId,
      key_hash: hashSecret(secret),
      hint: hintOf(secret),
    },
  });
}

/** Sends a body to the native door as its frames do. */
export async function sendIngest(
  database: TestDatabase,
  body: unknown,
  options: {
    key?: string | null;
    headers?: Record<string, string>;
    query?: string;
    method?: string;
  } = {},
): Promise<Sent> {
  const { key = "organisation-key", headers = {}, query = "", method = "POST" } = options;
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const answer = await acceptIngest(
    {
      method,
      url: new URL(`http://127.0.0.1/api/ingest${query}`),
      headers: new Headers({ ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers }),
      body: new Blob([new Uint8Array(bytes)]).stream(),
    },
    database.pool,
  );
  return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.body) };
}
