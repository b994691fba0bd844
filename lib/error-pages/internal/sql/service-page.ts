import type { Database } from "#lib/platform/database.ts";

export type ServicePageRow = {
  service_id: number | null;
  display_name: string | null;
  support: unknown;
  error_page: unknown;
  state: string | null;
  since: Date | null;
  updated_at: Date | null;
  windows: { id: string; revision: number; schedule: unknown; messages: unknown }[];
  now: Date;
  own_content: unknown;
  organisation_content: unknown;
};

/** All that a page shows of a service and of the organisation, in one row; `service_id` null when there is no such service. */
export function servicePage(database: Database, name: string): Promise<ServicePageRow[]> {
  return database.$queryRaw<ServicePageRow[]>`
    SELECT clock_timestamp() AS now, service.id AS service_id, service.display_name, service.support, service.error_page,
      status.state, status.since, status.updated_at,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'revision', w.revision,
          'schedule', w.schedule, 'messages', w.messages)), '[]')
        FROM maintenance_windows w
        WHERE (w.service_id IS NULL OR w.service_id = service.id)
          AND (w.environment IS NULL OR w.environment = 'production')
          AND w.ended_at IS NULL AND (w.ends_at IS NULL OR w.ends_at > clock_timestamp())) AS windows,
      (SELECT content FROM error_page_versions
        WHERE service_id = service.id ORDER BY number DESC LIMIT 1) AS own_content,
      (SELECT content FROM error_page_versions
        WHERE service_id IS NULL ORDER BY number DESC LIMIT 1) AS organisation_content
    FROM (VALUES (1)) AS always
    LEFT JOIN services service ON service.name = ${name}
    LEFT JOIN error_page_statuses status ON status.service_id = service.id`;
}
