import type { Database } from "#lib/platform/database.ts";

/** Opens the incident of a service and environment, or joins the one that is open and adds its codes. */
export async function openIncident(
  database: Database,
  incident: {
    service_id: number;
    environment: string;
    error_codes: string[];
    summary: string;
    opened_at: Date;
  },
): Promise<{ id: string; opened: boolean }> {
  const rows = await database.$queryRaw<{ id: string; opened: boolean }[]>`
    INSERT INTO incidents (service_id, environment, error_codes, summary, opened_at, detected_at)
    VALUES (${incident.service_id}, ${incident.environment}, ${incident.error_codes}::text[],
      ${incident.summary}, ${incident.opened_at}, clock_timestamp())
    ON CONFLICT (service_id, environment) WHERE closed_at IS NULL DO UPDATE SET
      error_codes = ARRAY(
        SELECT DISTINCT unnest(incidents.error_codes || EXCLUDED.error_codes) ORDER BY 1)
    RETURNING id, (xmax = 0) AS opened`;
  const row = rows[0];
  if (!row) throw new Error("an incident is either opened or joined");
  return row;
}
