import { z } from "zod";

/**
 * What the master of a haproxy says of its processes. `workers` are the pids that serve, apart by blanks;
 * `failures` counts reloads in a row that it could not load.
 */
export const HaproxyState = z.object({
  pid: z.number(),
  reloads: z.number(),
  failures: z.number(),
  workers: z.string(),
});
export type HaproxyState = z.infer<typeof HaproxyState>;

/** Reads the answer to `show proc`; null when it is none, as from a socket that is not the master's. */
export function readProcesses(answer: string): HaproxyState | null {
  const master = /^(\d+)\s+master\s+(\d+)(?:\s+\[failed: (\d+)\])?/m.exec(answer);
  if (!master) return null;
  const [, pid, reloads, failures] = master;
  const serving = answer.split(/^# old workers$/m)[0] ?? "";
  const workers = [...serving.matchAll(/^(\d+)\s+worker\b/gm)].map(([, worker]) => worker);
  return {
    pid: Number(pid),
    reloads: Number(reloads),
    failures: Number(failures ?? 0),
    workers: workers.join(" "),
  };
}

/** Reads from the answer to `show info` how long the worker runs, in seconds; null when it is none or it is stopping. */
export function readUptime(answer: string): number | null {
  const seconds = /^Uptime_sec: (\d+)$/m.exec(answer)?.[1];
  return seconds === undefined || /^Stopping: 1$/m.test(answer) ? null : Number(seconds);
}
