/** The colour of the n-th largest series; from the sixth on all share the quiet one. */
export function seriesColor(index: number): string {
  return index >= 0 && index < 5 ? `var(--series-${index + 1})` : "var(--series-rest)";
}
