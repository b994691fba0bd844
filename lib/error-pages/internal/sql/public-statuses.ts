import type { Database } from "#lib/platform/database.ts";

export type PublicStatusRow = {
  service_id: number;
  name: string;
  error_page: unknown;
  state: string | null;
  since: Date | null;
  updated_at: Date | null;
  now: Date;
};

/** What every service's visitors may be told, and what time it is by the database's clock. */
export function publicStatuses(database: Database): Promise<PublicStatusRow[]> {
  return database.$queryRaw<PublicStatusRow[]>`
    SELECT service.id AS service_id, service.name, service.error_page,
      status.state, status.since, status.updated_at, clock_timestamp() AS now
    FROM services service
    LEFT JOIN error_page_statuses status ON status.service_id = service.id
    ORDER BY service.id`;
}
