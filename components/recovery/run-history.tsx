import { History } from "lucide-react";
import { Pager } from "#components/data-table/pager.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import type { RunRow } from "#components/recovery/run-row.ts";
import { RunTable } from "#components/recovery/run-table.tsx";

type Props = { runs: RunRow[]; next: string | null; filtered: boolean };

/** The runs of a page, or why there are none. */
export function RunHistory({ runs, next, filtered }: Props) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={History} title={filtered ? "No run matches" : "Nothing has run yet"}>
        {filtered
          ? "Choose another service or state."
          : "A run begins when a scenario in auto mode matches, when somebody approves one, or at the press of a recovery button."}
      </EmptyState>
    );
  }
  return (
    <>
      <RunTable runs={runs} label="Runs" />
      <Pager what="runs" next={next} />
    </>
  );
}
