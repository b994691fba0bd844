const tickMilliseconds = 50;

/** Watches the host from now on; the answer ends the watch and says how many seconds the longest standstill took. */
export function watchStalls(): () => number {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - tickMilliseconds);
    last = now;
  };
  const timer = setInterval(look, tickMilliseconds);
  return () => {
    clearInterval(timer);
    look();
    return longest / 1000;
  };
}
