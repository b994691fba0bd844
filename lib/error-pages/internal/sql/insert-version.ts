import type { Database, JsonValue } from "#lib/platform/database.ts";

type Version = {
  service_id: number | null;
  content: JsonValue;
  note: string;
  restored_from: number | null;
  by: string;
};

/** Adds the next version of a place; two at the same moment fail by the unique index. */
export function insertVersion(database: Database, version: Version): Promise<{ number: number }[]> {
  const { service_id, note, restored_from, by } = version;
  return database.$queryRaw`
    INSERT INTO error_page_versions
      (service_id, number, content, note, restored_from, published_by, published_at)
    SELECT ${service_id}::integer, coalesce(max(number), 0) + 1,
      ${JSON.stringify(version.content)}::jsonb, ${note}, ${restored_from}::integer, ${by}, clock_timestamp()
    FROM error_page_versions WHERE service_id IS NOT DISTINCT FROM ${service_id}::integer
    RETURNING number`;
}
