import type { AllowedCommand, AllowList } from "#lib/agent/allow-list.ts";
import type { Job, JobFault } from "#lib/agent/protocol-schemas.ts";
import { secondsUntilAllowed } from "#lib/agent/rate-limit.ts";

/** How far the clocks of server and host may be apart. */
const clockSeconds = 60;

/** Why a signed job is not for now and us, or null: another agent's, expired, or from a clock too far ahead. */
export function refuseJob(job: Job, name: string, now: number): string | null {
  if (job.agent !== name) return `it is for the agent ${job.agent}`;
  const tolerance = clockSeconds * 1000;
  if (Date.parse(job.expires_at) + tolerance < now) return `it expired at ${job.expires_at}`;
  if (Date.parse(job.issued_at) - tolerance > now) {
    return `it was issued at ${job.issued_at}, which is ahead of this host's clock`;
  }
  return null;
}

export type Memory = {
  /** The highest fence seen for the job's target; null when there was none. */
  fence: number | null;
  /** Moments of the command's runs, in milliseconds. */
  runs: readonly number[];
};

export type Permission =
  | { allowed: true; command: AllowedCommand }
  | { allowed: false; fault: JobFault; detail: string; retry_after_seconds: number | null };

/** Whether the host's owner lets a job happen now. `list` is null while the allow-list cannot be read. */
export function judgeJob(
  job: Job,
  list: AllowList | null,
  memory: Memory,
  now: number,
): Permission {
  const refuse = (fault: JobFault, detail: string, retry_after_seconds: number | null = null) =>
    ({ allowed: false, fault, detail, retry_after_seconds }) as const;
  if (!list)
    return refuse("config", "The host's allow-list cannot be read, so nothing is allowed.");
  const command = list.get(job.command);
  if (!command)
    return refuse("config", `"${job.command.slice(0, 100)}" is not allowed on this host.`);
  if (job.kind !== "run") return { allowed: true, command };
  if (memory.fence !== null && job.fence < memory.fence) {
    const detail = `The job is out of date: its fence ${job.fence} is lower than ${memory.fence}.`;
    return refuse("refused", detail);
  }
  const wait = secondsUntilAllowed(command, memory.runs, now);
  if (wait === 0) return { allowed: true, command };
  return refuse("busy", `The host allows "${job.command}" again in ${wait} s.`, wait);
}
