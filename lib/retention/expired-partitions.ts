import { dropBefore } from "#lib/issues/record-day.ts";

/**
 * Partitions of which every moment is older than the retention, by an hour at least. One without an upper bound never
 * is. Of the clocks the earliest counts: one that runs ahead must not drop anything.
 */
export function listExpired<Partition extends { to: Date | null }>(
  partitions: Partition[],
  clocks: [Date, ...Date[]],
  retentionDays: number,
): Partition[] {
  const before = dropBefore(earliest(clocks), retentionDays);
  return partitions.filter(({ to }) => to !== null && to <= before);
}

/** The earliest of some times. */
export function earliest(times: [Date, ...Date[]]): Date {
  return times.reduce((first, time) => (time < first ? time : first));
}
