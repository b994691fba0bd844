import type { Database } from "#lib/platform/database.ts";

/** Takes the draft that goes by `revision` away and answers its content; no row when it is another by now. */
export function takeDraft(
  database: Database,
  draft: { service_id: number | null; revision: number },
): Promise<{ content: unknown }[]> {
  return database.$queryRaw`
    DELETE FROM error_page_drafts
    WHERE service_id IS NOT DISTINCT FROM ${draft.service_id}::integer
      AND revision = ${draft.revision}
    RETURNING content`;
}
