import { z } from "zod";
import { IngestRefusal } from "#lib/ingest/schemas.ts";
import { Record as ErrorRecord } from "#lib/issues/schemas.ts";

export type AtTheDoors = { records: ErrorRecord[]; refusals: IngestRefusal[] };

const Records = z.object({ data: z.array(ErrorRecord) });
const Refusals = z.object({ data: z.array(IngestRefusal) });
const shown = 5;

/**
 * What was received and what was refused after a moment (RFC 3339), latest first, but for what our `own` service
 * reports of itself; null where nobody answers, for the next look may.
 */
export async function readDoors(since: string, own: string): Promise<AtTheDoors | null> {
  try {
    const [records, refusals] = await Promise.all([
      read("/api/v1/records?limit=20", Records),
      read(`/api/v1/ingest-refusals?limit=20&after=${encodeURIComponent(since)}`, Refusals),
    ]);
    return {
      records: records.data
        .filter(({ received_at, service_name }) => received_at > since && service_name !== own)
        .slice(0, shown),
      refusals: refusals.data.slice(0, shown),
    };
  } catch {
    return null;
  }
}

async function read<T>(path: string, shape: { parse(value: unknown): T }): Promise<T> {
  const answer = await fetch(path, { headers: { accept: "application/json" } });
  return shape.parse(await answer.json());
}
