import type { Issue } from "#lib/issues/schemas.ts";

/** Of an issue, what a change of it is about, for the audit log. */
export function describeChanged(
  changed: { handling: boolean; assignee: boolean },
  { state, muted_until, muted_count, muted_until_regression, assignee }: Issue,
) {
  return {
    ...(changed.handling ? { state } : {}),
    ...(changed.handling && muted_until ? { muted_until } : {}),
    ...(changed.handling && muted_count !== null ? { muted_count } : {}),
    ...(changed.handling && muted_until_regression ? { muted_until_regression } : {}),
    ...(changed.assignee ? { assignee } : {}),
  };
}
