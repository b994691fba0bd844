import type { CallFault } from "#lib/recovery/call-fault.ts";
import { type Drive, rest } from "#lib/recovery/internal/drive/drive.ts";
import { goOn } from "#lib/recovery/internal/drive/go-on.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { heldSeconds, reconcileSeconds } from "#lib/recovery/run-limits.ts";

/**
 * A target whose state cannot be read is not called: what the call did could never be told. It is waited for, a
 * wrong set-up is not; then the next step follows, or people.
 */
export async function awaitReadable(
  drive: Drive,
  target: { name: string },
  obstacle: { fault: CallFault; detail: string },
): Promise<void> {
  const setup = obstacle.fault === "config";
  if (!setup && (await waitedSeconds(drive)) < reconcileSeconds) return rest(drive, heldSeconds);
  const cause = `${target.name} cannot be read, so nothing was called: ${obstacle.detail}.`;
  return goOn(drive, {
    detail: setup ? `Set-up error: ${cause}` : cause,
    ...{ calls: 0, may_repeat: false, pause_seconds: null },
  });
}

/** Since the run came to this check. */
async function waitedSeconds({ context, run }: Drive): Promise<number> {
  const last = await context.database.runEvent.findFirst({
    where: { run_id: run.id },
    orderBy: { seq: "desc" },
  });
  const now = await readNow(context.database);
  return (now.getTime() - (last?.at ?? run.created_at).getTime()) / 1000;
}
