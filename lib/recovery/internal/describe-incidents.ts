import { z } from "zod";
import type { Context } from "#lib/platform/context.ts";
import type { Incident } from "#lib/recovery/answers.ts";
import { nameServices } from "#lib/recovery/internal/name-rows.ts";
import { RunState } from "#lib/recovery/schemas.ts";

type IncidentRow = {
  id: string;
  service_id: number;
  environment: string;
  error_codes: string[];
  summary: string;
  opened_at: Date;
  detected_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
};

const ClosedBy = z.enum(["verification", "itself", "quiet"]).nullable();

/** Incidents as the API answers them, with their runs, newest run first. */
export async function describeIncidents(
  { database, now }: Context,
  rows: IncidentRow[],
): Promise<Incident[]> {
  const services = await nameServices(database, rows);
  const runs = await database.run.findMany({
    where: { incident_id: { in: rows.map(({ id }) => id) } },
    select: { id: true, name: true, state: true, incident_id: true },
    orderBy: { created_at: "desc" },
  });
  return rows.map((row) => {
    const { id, environment, error_codes, summary, opened_at, closed_at } = row;
    const end = closed_at ?? now();
    return {
      ...{ id, environment, error_codes, summary },
      service: services(row.service_id),
      opened_at: opened_at.toISOString(),
      detected_at: row.detected_at.toISOString(),
      closed_at: closed_at?.toISOString() ?? null,
      closed_by: ClosedBy.parse(row.closed_by),
      downtime_seconds: Math.max(0, Math.round((end.getTime() - opened_at.getTime()) / 1000)),
      runs: runs
        .filter(({ incident_id }) => incident_id === id)
        .map((run) => ({ id: run.id, name: run.name, state: RunState.parse(run.state) })),
    };
  });
}
