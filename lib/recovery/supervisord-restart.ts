/** What supervisord says of a program: the evidence of a restart. `start` in epoch seconds; `pid` 0 while it is down. */
export type ProgramState = { statename: string; start: number; pid: number };

export type RestartMove = "done" | "stop" | "start" | "wait" | "give-up";

/** A restart has taken effect when the program runs and was started after `before` was read. */
export function isRestarted(before: ProgramState, now: ProgramState): boolean {
  return now.statename === "RUNNING" && isAnotherProcess(before, now);
}

function isAnotherProcess(before: ProgramState, now: ProgramState): boolean {
  return now.start > before.start || now.pid !== before.pid;
}

/**
 * What brings the program from where it is to "running, started later". supervisord has no atomic restart, and the
 * names of its faults are hints only: the state that is read decides, so a half-done restart is simply gone on with.
 */
export function nextRestartMove(
  before: ProgramState,
  now: ProgramState,
  starts: number,
): RestartMove {
  if (isRestarted(before, now)) return "done";
  switch (now.statename) {
    case "RUNNING":
      return "stop";
    case "STOPPED":
    case "EXITED":
      return "start";
    case "FATAL":
      return starts === 0 ? "start" : "give-up";
    default:
      return "wait";
  }
}

/** How far a restart got, for a worker that takes over: `half` must be driven on, `none` may be tried again. */
export function judgeRestart(before: ProgramState, now: ProgramState): "done" | "half" | "none" {
  if (isRestarted(before, now)) return "done";
  const untouched = before.statename === now.statename && !isAnotherProcess(before, now);
  return untouched ? "none" : "half";
}
