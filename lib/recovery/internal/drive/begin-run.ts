import { type Drive, move, rest } from "#lib/recovery/internal/drive/drive.ts";
import { readMaintenance } from "#lib/recovery/internal/read-gate-facts.ts";
import { readKillSwitch } from "#lib/recovery/internal/sql/read-kill-switch.ts";
import { checkKillSwitch } from "#lib/recovery/kill-switch.ts";
import { checkMaintenance } from "#lib/recovery/maintenance.ts";
import { heldSeconds } from "#lib/recovery/run-limits.ts";

/** QUEUED: starts, or waits while a kill switch is engaged or people maintain it; the start deadline bounds the wait. */
export async function beginRun(drive: Drive): Promise<void> {
  const { context, run } = drive;
  const { now, engaged } = await readKillSwitch(context.database, run.service_id);
  const held =
    checkKillSwitch(engaged) ??
    (run.cause === "press"
      ? null
      : checkMaintenance(await readMaintenance(context.database, run), now));
  if (!held) return move(drive, "PRECHECK", "A worker took the run up.");
  if (await saidSoAlready(drive, held.reason)) return rest(drive, heldSeconds);
  return move(drive, "QUEUED", held.reason, { rest_seconds: heldSeconds });
}

async function saidSoAlready({ context, run }: Drive, reason: string): Promise<boolean> {
  const last = await context.database.runEvent.findFirst({
    where: { run_id: run.id },
    orderBy: { seq: "desc" },
  });
  return last?.detail === reason;
}
