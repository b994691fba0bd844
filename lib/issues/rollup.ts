/** Bucket lengths in seconds, finest first. */
export const resolutions = [10, 300, 3600, 86_400] as const;
export type Resolution = (typeof resolutions)[number];

/** The start of the bucket that a time falls into; buckets are cut in UTC. */
export function bucketStart(time: Date, resolution: number): Date {
  const length = resolution * 1000;
  return new Date(Math.floor(time.getTime() / length) * length);
}

/** Adds up rows that agree in everything but their count. */
export function sumRows<Row extends { count: number }>(rows: Row[]): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify({ ...row, count: 0 });
    const sum = sums.get(key);
    if (sum) sum.count += row.count;
    else sums.set(key, { ...row });
  }
  return [...sums.values()];
}
