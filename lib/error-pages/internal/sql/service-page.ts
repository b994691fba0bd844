import type { Database } from "#lib/platform/database.ts";

export type ServicePageRow = {
  service_id: number | null;
  display_name: string | null;
  support: unknown;
  error_page: unknown;
  state: string | null;
  since: Date | null;
  updated_at: Date | null;
  own_content: unknown;
  organisation_content: unknown;
};

/** All that a page shows of a service and of the organisation, in one row; `service_id` null when there is no such service. */
export function servicePage(database: Database, name: string): Promise<ServicePageRow[]> {
  return database.$queryRaw<ServicePageRow[]>`
    SELECT service.id AS service_id, service.display_name, service.support, service.error_page,
      status.state, status.since, status.updated_at,
      (SELECT content FROM error_page_versions
        WHERE service_id = service.id ORDER BY number DESC LIMIT 1) AS own_content,
      (SELECT content FROM error_page_versions
        WHERE service_id IS NULL ORDER BY number DESC LIMIT 1) AS organisation_content
    FROM (VALUES (1)) AS always
    LEFT JOIN services service ON service.name = ${name}
    LEFT JOIN error_page_statuses status ON status.service_id = service.id`;
}
