import type { IssueState } from "#lib/issues/schemas.ts";

type Settable = "open" | "resolved" | "muted";

/**
 * The issues by the state that takes a change back. One that had regressed is opened; one whose state was not loaded
 * is taken for open, or for resolved where it was opened.
 */
export function groupByState(
  ids: string[],
  states: ReadonlyMap<string, IssueState>,
  changedTo: Settable,
): Map<Settable, string[]> {
  const otherwise = changedTo === "open" ? "resolved" : "open";
  return Map.groupBy(ids, (id) => {
    const state = states.get(id) ?? otherwise;
    return state === "regressed" ? "open" : state;
  });
}
