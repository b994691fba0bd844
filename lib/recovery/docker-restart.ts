/** What Docker says of a container: the evidence of a restart. `started_at` as Docker writes it, to the nanosecond. */
export type ContainerState = {
  id: string;
  started_at: string;
  restart_count: number;
  /** created, running, paused, restarting, removing, exited or dead */
  status: string;
  /** Null where the container has no health check. */
  health: string | null;
};

const marginSeconds = 5;
const mostStopSeconds = 10;

/** Seconds that the container gets to stop by itself, so that stopping and starting fit into the step's time. */
export function stopSecondsWithin(timeoutMilliseconds: number): number {
  const left = Math.floor(timeoutMilliseconds / 1000) - marginSeconds;
  return Math.min(mostStopSeconds, Math.max(1, left));
}

/** A restart has taken effect when the container runs and was started later than `before` was. */
export function isContainerRestarted(before: ContainerState, now: ContainerState): boolean {
  return now.status === "running" && isLater(before.started_at, now.started_at);
}

function isLater(before: string, now: string): boolean {
  const [then, since] = [Date.parse(before), Date.parse(now)];
  if (Number.isNaN(then)) return !Number.isNaN(since);
  return since > then || (since === then && fractionOf(now) > fractionOf(before));
}

/** Docker leaves trailing zeros out. */
function fractionOf(moment: string): string {
  return (/\.(\d+)/.exec(moment)?.[1] ?? "").padEnd(9, "0");
}

/** How far a restart got; `half`: the container was stopped and does not run again, or was replaced by another. */
export function judgeContainer(
  before: ContainerState,
  now: ContainerState,
): "done" | "half" | "none" {
  if (isContainerRestarted(before, now)) return "done";
  const untouched =
    before.id === now.id && before.status === now.status && before.started_at === now.started_at;
  return untouched ? "none" : "half";
}
