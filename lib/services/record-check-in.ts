import type { Context } from "#lib/platform/context.ts";
import { statementsOf } from "#lib/platform/statements.ts";
import { upsertCheckIns } from "#lib/services/internal/sql/upsert-check-ins.ts";

/** A sign of life of a service's monitor, with the status in the sender's words: `ok`, `in_progress`, `error`. */
export type NewCheckIn = {
  service_id: number;
  environment: string;
  monitor: string;
  status: string;
  at: Date;
};

/** Keeps the newest sign of life of each monitor. */
export async function recordCheckIns(context: Context, checkIns: NewCheckIn[]): Promise<void> {
  const newest = new Map<string, NewCheckIn>();
  for (const checkIn of checkIns) {
    const key = JSON.stringify([checkIn.service_id, checkIn.environment, checkIn.monitor]);
    const known = newest.get(key);
    if (!known || known.at <= checkIn.at) newest.set(key, checkIn);
  }
  if (newest.size === 0) return;
  const rows = [...newest.values()].map(({ service_id, environment, monitor, status, at }) => ({
    ...{ service_id, environment, monitor, status },
    seen_at: at.toISOString(),
  }));
  await upsertCheckIns(statementsOf(context.database), rows);
}
