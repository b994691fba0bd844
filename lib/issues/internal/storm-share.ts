const minuteMilliseconds = 60_000;
const mostRemembered = 50_000;
let minute = 0;
const taken = new Map<string, number>();

/**
 * Whether one more body of this issue may be kept in this minute, in this process: the first ones of each minute are,
 * because they tell what a storm is about; the rest is counted.
 */
export function takeShare(issueId: string, most: number, now = Date.now()): boolean {
  const current = Math.floor(now / minuteMilliseconds);
  if (current !== minute || taken.size > mostRemembered) {
    minute = current;
    taken.clear();
  }
  const count = taken.get(issueId) ?? 0;
  if (count >= most) return false;
  taken.set(issueId, count + 1);
  return true;
}

/** Gives a share back whose body was not kept after all; one of the minute before may be given to this one. */
export function returnShare(issueId: string): void {
  const count = taken.get(issueId) ?? 0;
  if (count > 0) taken.set(issueId, count - 1);
}
