/** Of a normal distribution, 95 % lie within so many standard deviations of its middle. */
const z = 1.959964;

export type Interval = { low: number; high: number };

/**
 * The 95 % score interval of a share, each between 0 and 1; all of it where nothing was observed. It stays honest for
 * few observations, where the usual p ± 1.96·√(p(1−p)/n) claims certainty after three of three.
 * Source: E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, Journal of the
 * American Statistical Association 22 (1927), 209–212.
 */
export function wilsonInterval(successes: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = successes / of;
  const scale = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - reach),
    high: successes === of ? 1 : Math.min(1, middle + reach),
  };
}
