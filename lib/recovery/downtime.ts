export type Span = { from_at: Date; to_at: Date | null };

/** Whole seconds in which a service was degraded; a span without an end lasts until `now`. */
export function sumDowntime(spans: Span[], now: Date): number {
  const milliseconds = spans.reduce(
    (sum, { from_at, to_at }) => sum + Math.max(0, (to_at ?? now).getTime() - from_at.getTime()),
    0,
  );
  return Math.round(milliseconds / 1000);
}
