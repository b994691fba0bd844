import { callOutbound } from "#lib/platform/outbound.ts";
import { describeError } from "#lib/recovery/call-fault.ts";
import type { Liveness } from "#lib/recovery/internal/adapters/adapter.ts";
import type { Drive } from "#lib/recovery/internal/drive/drive.ts";
import type { StepTarget } from "#lib/recovery/internal/drive/step-target.ts";
import { readSilence } from "#lib/recovery/internal/sql/read-silence.ts";
import { readTimeoutMilliseconds } from "#lib/recovery/run-limits.ts";
import type { Probe } from "#lib/recovery/schemas.ts";
import { findCheckIn } from "#lib/services/find-check-in.ts";

/**
 * A sign of life: the plan's probe where there is one, else what the target itself shows; where it shows none, a
 * check-in that one of the service's monitors sent within the last window.
 */
export async function readLiveness(drive: Drive, target: StepTarget): Promise<Liveness> {
  await drive.lease.renew();
  const limits = { timeoutMilliseconds: readTimeoutMilliseconds, signal: drive.lease.signal };
  const { probe } = drive.definition.verify;
  const heard = await askWhoWasMissed(drive);
  if (heard && (heard.alive || !probe)) return heard;
  if (probe) return askProbe(probe, limits);
  const shown = await target.adapter.readLiveness(limits);
  return shown.alive === null ? ((await askMonitors(drive)) ?? shown) : shown;
}

/** A target that runs says nothing of the records or check-ins whose absence started the run; null: none did. */
async function askWhoWasMissed({ context, run, definition }: Drive): Promise<Liveness | null> {
  const { trigger } = definition;
  if (trigger?.kind !== "absence") return null;
  const { monitor, window_seconds } = trigger;
  const question = { monitor, window_seconds, target_ids: [] };
  const { last_at } = await readSilence(context.database, run, question);
  const whose = monitor ?? "the service";
  const since = run.verify_from ?? run.created_at;
  if (last_at !== null && last_at >= since) return { alive: true, detail: `${whose} was heard` };
  return { alive: null, detail: `${whose} was not heard since` };
}

async function askMonitors({ context, run, definition }: Drive): Promise<Liveness | null> {
  const seconds = definition.verify.window_seconds;
  const found = await findCheckIn(context.database, run, seconds);
  if (!found) return null;
  return { alive: true, detail: `the monitor ${found.monitor} checked in within ${seconds} s` };
}

/** Whether the plan's probe answers as it should. */
export async function askProbe(
  probe: Probe,
  limits: { timeoutMilliseconds: number; signal: AbortSignal },
): Promise<Liveness> {
  try {
    const allowPrivate = probe.allow_private === true;
    const { status } = await callOutbound({ url: probe.url, allowPrivate, ...limits });
    return {
      alive: status === probe.expect_status,
      detail: `the probe answers ${status}, expected ${probe.expect_status}`,
    };
  } catch (error) {
    return { alive: false, detail: `the probe does not answer: ${describeError(error)}` };
  }
}
