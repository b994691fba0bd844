import type { Statements } from "#lib/platform/statements.ts";

export type CheckInRow = {
  service_id: number;
  environment: string;
  monitor: string;
  status: string;
  /** RFC 3339. */
  seen_at: string;
};

/** Notes the latest sign of life of each monitor: what is older than the one that is there changes nothing. */
export async function upsertCheckIns(statements: Statements, rows: CheckInRow[]): Promise<void> {
  await statements.query`
    INSERT INTO check_ins AS c (service_id, environment, monitor, status, seen_at)
    SELECT service_id, environment, monitor, status, seen_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n(service_id int, environment text, monitor text, status text, seen_at timestamptz)
    ORDER BY service_id, environment, monitor
    ON CONFLICT (service_id, environment, monitor)
      DO UPDATE SET status = excluded.status, seen_at = excluded.seen_at
      WHERE c.seen_at <= excluded.seen_at
    RETURNING service_id`;
}
