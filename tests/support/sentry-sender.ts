import { acceptSentry } from "#lib/ingest/accept-sentry.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type SentryAnswer = {
  status: number;
  headers: Record<string, string>;
  body: { id?: string; detail?: string; causes?: string[]; title?: string };
};

type Item = { header: object; payload: unknown };

/** An envelope as SDKs write it: a line for each header and payload. */
export function writeEnvelope(header: object, items: Item[]): string {
  const lines = items.flatMap(({ header: own, payload }) => [
    JSON.stringify(own),
    typeof payload === "string" ? payload : JSON.stringify(payload),
  ]);
  return [JSON.stringify(header), ...lines].join("\n");
}

/** Sends bytes to the Sentry door as its frames do; the key goes as `?sentry_key=` unless it is null. */
export async function sendSentry(
  database: TestDatabase,
  path: string,
  body: Uint8Array | string,
  options: { key?: string | null; headers?: Record<string, string>; method?: string } = {},
): Promise<SentryAnswer> {
  const { key = "shop-key", headers = {}, method = "POST" } = options;
  const url = new URL(`http://127.0.0.1${path}`);
  if (key !== null) url.searchParams.set("sentry_key", key);
  const answer = await acceptSentry(
    {
      method,
      url,
      headers: new Headers(headers),
      body: new Blob([typeof body === "string" ? body : new Uint8Array(body)]).stream(),
    },
    database.pool,
  );
  return {
    status: answer.status,
    headers: answer.headers,
    body: answer.body === "" ? {} : JSON.parse(answer.body),
  };
}
