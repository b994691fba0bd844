import type { Database, JsonValue } from "#lib/platform/database.ts";

export type ThreadRow = {
  thread: string;
  told: unknown;
  folded: number;
  message: unknown;
  update_at: Date | null;
  closed_at: Date | null;
  now: Date;
};

type Place = {
  channel_id: string;
  thread: string;
  service_id: number | null;
  incident_id: string | null;
  message: JsonValue;
};

/** The thread of an incident in a channel, made where there is none, and locked; `now` by the database's clock. */
export async function openThread(database: Database, place: Place): Promise<ThreadRow> {
  const [row] = await database.$queryRaw<ThreadRow[]>`
    INSERT INTO notice_threads AS thread (channel_id, thread, service_id, incident_id, message)
    VALUES (${place.channel_id}::uuid, ${place.thread}, ${place.service_id}::int,
      ${place.incident_id}::uuid, ${JSON.stringify(place.message)}::jsonb)
    ON CONFLICT (channel_id, thread) DO UPDATE SET thread = thread.thread
    RETURNING thread.thread, thread.told, thread.folded, thread.message, thread.update_at,
      thread.closed_at, clock_timestamp() AS now`;
  if (!row) throw new Error("a thread is either there or made");
  return row;
}
