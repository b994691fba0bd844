/** Bucket lengths in seconds, finest first. */
export const resolutions = [10, 300, 3600, 86_400] as const;
export type Resolution = (typeof resolutions)[number];

/** The same for the rollups without issue, which charts of weeks are made of. */
export const codeResolutions = [1800, 10_800, 43_200, 86_400] as const;
export type CodeResolution = (typeof codeResolutions)[number];

/** The start of the bucket that a time falls into; buckets are cut in UTC. */
export function bucketStart(time: Date, resolution: number): Date {
  return new Date(bucketSecond(time, resolution) * 1000);
}

/** The same in seconds since the epoch. */
export function bucketSecond(time: Date, resolution: number): number {
  return Math.floor(time.getTime() / (resolution * 1000)) * resolution;
}

/** Adds up the counts of rows that agree in `keyOf`; the first row of each key gives the rest. */
export function sumRows<Row extends { count: number }>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key);
    if (sum) sum.count += row.count;
    else sums.set(key, { ...row });
  }
  return [...sums.values()];
}
