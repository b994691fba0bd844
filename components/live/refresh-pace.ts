/** Records a second from which on single ones no longer matter. */
const storm = 20;
/** Milliseconds, and how many times as long as the last reading took. */
const calmly = { least: 1000, most: 5000, times: 2 };
const inStorm = { least: 10_000, most: 20_000, times: 8 };

/** The least time in milliseconds between two readings of a page, of which the last took so long. */
export function gapBetweenReadings(lastTook: number, perSecond: number): number {
  const { least, most, times } = perSecond >= storm ? inStorm : calmly;
  return Math.min(most, Math.max(least, times * lastTook));
}
