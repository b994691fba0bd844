import type { Database, JsonValue } from "#lib/platform/database.ts";

export type SavedThread = {
  channel_id: string;
  thread: string;
  told: JsonValue;
  folded: number;
  message: JsonValue;
  update_at: Date | null;
};

/** Writes what a thread has told and when its next update may leave. */
export async function saveThread(database: Database, saved: SavedThread): Promise<void> {
  await database.$executeRaw`
    UPDATE notice_threads
    SET told = ${JSON.stringify(saved.told)}::jsonb, folded = ${saved.folded}::int,
      message = ${JSON.stringify(saved.message)}::jsonb, update_at = ${saved.update_at}::timestamptz
    WHERE channel_id = ${saved.channel_id}::uuid AND thread = ${saved.thread}`;
}
