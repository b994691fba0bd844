const firstMilliseconds = 1000;
const mostMilliseconds = 60_000;

/** The pause after so many failures in a row: doubling from one second to a minute, each spread by half of itself. */
export function backOffMilliseconds(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(firstMilliseconds * 2 ** Math.max(0, failures - 1), mostMilliseconds);
  return Math.round(whole / 2 + (whole / 2) * random());
}
