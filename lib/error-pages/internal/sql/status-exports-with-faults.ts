import type { Database } from "#lib/platform/database.ts";

export type StatusExportRow = {
  id: string;
  name: string;
  url: string;
  sealed: string | null;
  allow_private: boolean;
  created_at: Date;
  last_exported_at: Date | null;
  /** The latest of the faults, how long there have been any, and of how many services. */
  fault: string | null;
  failing_since: Date | null;
  failing: number;
};

/** The places for status files by name, with what is wrong at each. */
export function statusExportsWithFaults(database: Database): Promise<StatusExportRow[]> {
  return database.$queryRaw<StatusExportRow[]>`
    SELECT export.id, export.name, export.url, export.sealed, export.allow_private, export.created_at,
      max(file.exported_at) AS last_exported_at,
      (array_agg(file.fault ORDER BY file.next_try_at DESC) FILTER (WHERE file.fault IS NOT NULL))[1] AS fault,
      min(file.failing_since) AS failing_since,
      count(file.fault)::int AS failing
    FROM status_exports export
    LEFT JOIN status_export_files file ON file.export_id = export.id
    GROUP BY export.id
    ORDER BY export.name`;
}
