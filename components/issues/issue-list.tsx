import { ListChecks } from "lucide-react";
import { Pager } from "#components/data-table/pager.tsx";
import { RowKeys } from "#components/data-table/row-keys.tsx";
import { IssueCards } from "#components/issues/issue-cards.tsx";
import { type IssueRow, IssueTable } from "#components/issues/issue-table.tsx";
import { type ActiveFilter, ActiveFilters } from "#components/layout/active-filters.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Card } from "#components/ui/card.tsx";

type Props = { issues: IssueRow[]; next: string | null; filters: ActiveFilter[] };

/** A page of issues, or why there is none. */
export function IssueList({ issues, next, filters }: Props) {
  if (issues.length === 0)
    return (
      <Card>
        <EmptyState
          icon={ListChecks}
          title={filters.length > 0 ? "No issue matches" : "There are no issues"}
          action={<ActiveFilters filters={filters} />}
        >
          {filters.length > 0
            ? "Take a filter away to see more."
            : "Errors that belong together become one issue here."}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <Card className="px-4.5 py-2 max-sm:hidden">
        <IssueTable issues={issues} />
      </Card>
      <Card className="px-4 sm:hidden">
        <IssueCards issues={issues} />
      </Card>
      <Pager what="issues" next={next} />
      <RowKeys />
    </>
  );
}
