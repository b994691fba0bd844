import type { Database, JsonValue } from "#lib/platform/database.ts";

type Draft = { service_id: number | null; content: JsonValue; revision: number; by: string };

/** Stores a draft that goes by `revision`; answers no row when somebody else has saved meanwhile. */
export function saveDraftRow(database: Database, draft: Draft): Promise<{ revision: number }[]> {
  const { service_id, revision, by } = draft;
  const content = JSON.stringify(draft.content);
  if (revision === 0) {
    return database.$queryRaw`
      INSERT INTO error_page_drafts (service_id, content, revision, updated_by, updated_at)
      VALUES (${service_id}::integer, ${content}::jsonb, 1, ${by}, clock_timestamp())
      ON CONFLICT (service_id) DO NOTHING RETURNING revision`;
  }
  return database.$queryRaw`
    UPDATE error_page_drafts SET content = ${content}::jsonb, revision = revision + 1,
      updated_by = ${by}, updated_at = clock_timestamp()
    WHERE service_id IS NOT DISTINCT FROM ${service_id}::integer AND revision = ${revision}
    RETURNING revision`;
}
