/** The value below which `share` (0 to 1) of the sorted values lie; NaN of none. */
export function percentile(sorted: readonly number[] | Float64Array, share: number): number {
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** The middle of the values; of an even count, the lower middle. NaN of none. */
export function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((one, other) => one - other),
    0.5,
  );
}
