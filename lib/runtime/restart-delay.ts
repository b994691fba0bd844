const firstMilliseconds = 500;
const longestMilliseconds = 30_000;
const healthyMilliseconds = 60_000;

/** How long to wait before a process that ended is started again; one that lived for a minute begins anew. */
export function nextRestartDelay(previous: number | null, lifeMilliseconds: number): number {
  if (previous === null || lifeMilliseconds >= healthyMilliseconds) return firstMilliseconds;
  return Math.min(longestMilliseconds, previous * 2);
}
