/** A larger count is told as this and more. */
export const mostCounted = 10_000;

export function capCount(count: number): { count: number; capped: boolean } {
  return { count: Math.min(count, mostCounted), capped: count > mostCounted };
}
