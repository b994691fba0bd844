import type { Database } from "#lib/platform/database.ts";

export type NewDeadLetter = {
  service: string;
  event_id: string;
  payload: Buffer;
  reason: string;
};

/** Keeps a dead letter; one with the same event id is there already when it comes again. */
export async function insertDeadLetter(
  database: Database,
  { service, event_id, payload, reason }: NewDeadLetter,
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO dead_letters (service, event_id, payload, reason)
    VALUES (${service}, ${event_id}::uuid, ${payload}, ${reason})
    ON CONFLICT (service, event_id) DO NOTHING`;
}
