const least = 1000;
const most = 15_000;
/** Records a second from which on single ones no longer matter. */
const storm = 20;
const inStorm = 5000;
/** A page takes at most this part of its server's time. */
const share = 8;

/** The least time in milliseconds between two readings of a page, of which the last took so long. */
export function gapBetweenReadings(lastTook: number, perSecond: number): number {
  const wanted = Math.max(perSecond >= storm ? inStorm : least, share * lastTook);
  return Math.min(most, wanted);
}
