/** An agent asks at least every 25 seconds; this much silence and it is away. */
export const silentAfterSeconds = 40;

/** Whether an agent is there; `silent_seconds` is null where it never came. */
export function isOnline(silent_seconds: number | null): boolean {
  return silent_seconds !== null && silent_seconds <= silentAfterSeconds;
}

/** Why an agent did not take a job, in a sentence. */
export function describeNotTaken(name: string, silent_seconds: number | null): string {
  if (silent_seconds === null) return `AGENT_OFFLINE: the agent ${name} has never called.`;
  if (!isOnline(silent_seconds)) {
    return `AGENT_OFFLINE: the agent ${name} was last seen ${describeSpan(silent_seconds)} ago.`;
  }
  return `The agent ${name} is there and did not take the job: it is busy, or does not trust this server's key.`;
}

function describeSpan(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return `${Math.round(seconds / 3600)} hours`;
}
