import type { Database } from "#lib/platform/database.ts";
import { recordFacts } from "#lib/platform/facts.ts";
import { closeIncidentRow } from "#lib/recovery/internal/sql/close-incident.ts";

type Closing = {
  incident: { id: string; service_id: number; environment: string };
  /** Null: now. */
  closed_at: Date | null;
  closed_by: "verification" | "itself" | "quiet";
};

/** Closes an incident in the open transaction and tells the others; one that is closed already stays as it is. */
export async function closeIncident(transaction: Database, closing: Closing): Promise<void> {
  const { incident, closed_at, closed_by } = closing;
  const close = { incident_id: incident.id, closed_at, closed_by };
  if (!(await closeIncidentRow(transaction, close))) return;
  await recordFacts(transaction, [
    {
      kind: "incident-closed",
      service_id: incident.service_id,
      payload: { incident_id: incident.id, environment: incident.environment },
    },
  ]);
}
