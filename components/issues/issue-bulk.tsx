"use client";

import { IssueBulkBar } from "#components/issues/issue-bulk-bar.tsx";
import { type Settable, useBulkChange } from "#components/issues/use-bulk-change.ts";
import type { IssuePages } from "#components/issues/use-issue-pages.ts";
import type { IssueSelection } from "#components/issues/use-issue-selection.ts";

type Props = { chosen: IssueSelection; pages: IssuePages };

/** Changes what is selected, and shows it in the rows at once. */
export function IssueBulk({ chosen, pages: { patchRows } }: Props) {
  const { busy, change, merge } = useBulkChange({
    onChanged: (states) =>
      patchRows((row) => {
        const state = states.get(row.id);
        if (state === undefined) return row;
        return state === null ? null : { ...row, state };
      }),
  });
  async function changeAll(state: Settable) {
    if (await change(chosen.which, state)) chosen.clear();
  }
  async function mergeAll() {
    const [target, ...others] = chosen.selected.toSorted((one, other) => other.count - one.count);
    const ids = others.map(({ id }) => id);
    if (target && (await merge(target, ids))) chosen.clear();
  }
  return (
    <IssueBulkBar
      {...{ busy, count: chosen.count, capped: chosen.capped }}
      {...{ mergeFault: chosen.mergeFault, onSelectAll: chosen.onSelectAll }}
      onChange={(state) => void changeAll(state)}
      onMerge={() => void mergeAll()}
      onClear={chosen.clear}
    />
  );
}
