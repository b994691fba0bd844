import { callOutbound } from "#lib/platform/outbound.ts";
import { describeError } from "#lib/recovery/call-fault.ts";
import type { Liveness } from "#lib/recovery/internal/adapters/adapter.ts";
import type { Drive } from "#lib/recovery/internal/drive/drive.ts";
import type { StepTarget } from "#lib/recovery/internal/drive/step-target.ts";
import { readTimeoutMilliseconds } from "#lib/recovery/run-limits.ts";
import type { Probe } from "#lib/recovery/schemas.ts";

/** A sign of life: the plan's probe where there is one, else what the target itself shows. */
export async function readLiveness(drive: Drive, target: StepTarget): Promise<Liveness> {
  await drive.lease.renew();
  const limits = { timeoutMilliseconds: readTimeoutMilliseconds, signal: drive.lease.signal };
  const { probe } = drive.definition.verify;
  return probe ? askProbe(probe, limits) : target.adapter.readLiveness(limits);
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
