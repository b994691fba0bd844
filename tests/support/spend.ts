/** The processor time of a piece of work in milliseconds, which other processes do not lengthen; the best of `tries`. */
export function spend(work: () => void, tries = 7): number {
  const times = Array.from({ length: tries }, () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1000;
  });
  return Math.min(...times);
}

/** Whether a comparison of costs holds in one of five tries: a collector that steps in between disturbs some. */
export function holdsOnce(compare: () => boolean): boolean {
  for (let tries = 0; tries < 5; tries += 1) if (compare()) return true;
  return false;
}
