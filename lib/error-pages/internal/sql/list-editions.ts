import type { Database } from "#lib/platform/database.ts";

export type EditionRow = {
  service: string | null;
  theme: string | null;
  edited: number;
  version: number | null;
  draft: boolean;
};

/** The organisation, then every service: what is published of it, without the contents themselves. */
export function listEditionRows(database: Database): Promise<EditionRow[]> {
  return database.$queryRaw`
    WITH places AS (SELECT NULL::integer AS id, NULL AS name UNION ALL SELECT id, name FROM services)
    SELECT place.name AS service, version.number AS version,
      version.content -> 'look' ->> 'theme' AS theme,
      (SELECT count(*)::integer FROM jsonb_each(version.content -> 'texts') AS kind,
        jsonb_each(kind.value)) AS edited,
      EXISTS (SELECT FROM error_page_drafts draft
        WHERE draft.service_id IS NOT DISTINCT FROM place.id) AS draft
    FROM places place
    LEFT JOIN LATERAL (
      SELECT number, content FROM error_page_versions
      WHERE service_id IS NOT DISTINCT FROM place.id ORDER BY number DESC LIMIT 1
    ) AS version ON true
    ORDER BY place.name NULLS FIRST`;
}
