import type { SystemdTargetConfig } from "#lib/recovery/host-target-schemas.ts";
import type { Adapter, CallLimits, Outcome } from "#lib/recovery/internal/adapters/adapter.ts";
import { readUnit, restartUnit } from "#lib/recovery/internal/adapters/call-systemd.ts";
import {
  driveOn,
  failed,
  judgeError,
  stateAdapter,
} from "#lib/recovery/internal/adapters/state-adapter.ts";
import {
  diagnoseUnit,
  judgeUnitRestart,
  nextUnitMove,
  UnitState,
} from "#lib/recovery/systemd-restart.ts";

/** Each reading starts three small programs. */
const pollMilliseconds = 250;

/** Restarts a service of a systemd, over D-Bus. */
export function systemdAdapter(config: SystemdTargetConfig): Adapter {
  return stateAdapter<UnitState>({
    schema: UnitState,
    read: (limits) => readUnit(config, limits),
    judge: judgeUnitRestart,
    perform: (before, limits) => restart(config, before, limits),
    async readLiveness(limits) {
      const state = await readUnit(config, limits).catch(() => null);
      if (!state) return { alive: null, detail: "systemd does not answer" };
      return { alive: state.active_state === "active", detail: describe(config, state) };
    },
    check: async (limits) => `${describe(config, await readUnit(config, limits))}.`,
  });
}

function describe({ unit }: SystemdTargetConfig, { active_state, sub_state }: UnitState): string {
  return `${unit} is ${active_state} (${sub_state})`;
}

type Progress = { before: UnitState | null; reads: number | null; said: string };

async function restart(
  config: SystemdTargetConfig,
  before: UnitState | null,
  limits: CallLimits,
): Promise<Outcome> {
  const progress: Progress = { before, reads: null, said: "nothing was read" };
  const moveOn = async (left: CallLimits): Promise<Outcome | null> => {
    try {
      return await goOn(config, progress, left);
    } catch (error) {
      return limits.signal.aborted ? null : judgeError(error, progress.reads !== null);
    }
  };
  return driveOn(limits, moveOn, () => progress.said, pollMilliseconds);
}

/** Reads the unit and does the next thing about it; null while the end is open. */
async function goOn(
  config: SystemdTargetConfig,
  progress: Progress,
  limits: CallLimits,
): Promise<Outcome | null> {
  const now = await readUnit(config, limits);
  progress.before ??= now;
  progress.said = `${describe(config, now)}, not yet active anew`;
  if (progress.reads !== null) progress.reads += 1;
  switch (nextUnitMove(progress.before, now, progress.reads)) {
    case "done":
      return { result: "ok", detail: describe(config, now) };
    case "give-up":
      return failed("refused", diagnoseUnit(config.unit, now));
    case "wait":
      return null;
    case "restart":
      limits.signal.throwIfAborted();
      progress.reads = 0;
      await restartUnit(config, limits);
      return null;
  }
}
