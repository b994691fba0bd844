"use client";

import { ListChecks } from "lucide-react";
import { useQueryStates } from "nuqs";
import type { FilterChip } from "#components/issues/derive-issue-filter.ts";
import { issueFilterParsers } from "#components/issues/issue-search.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { countNoun } from "#lib/format/count.ts";

/** How many issues there would be without one of the filters. */
export type Relief = FilterChip & { count: number; capped: boolean };
type Props = { isFiltered: boolean; reliefs: Relief[] };

/** Why no issue is shown, and which filter to take away to see some. */
export function NoIssues({ isFiltered, reliefs }: Props) {
  const [, setSearch] = useQueryStates(issueFilterParsers, { shallow: false });
  if (!isFiltered)
    return (
      <Card>
        <EmptyState icon={ListChecks} title="There are no issues">
          Errors that belong together become one issue here.
        </EmptyState>
      </Card>
    );
  const action = reliefs.map(({ label, value, patch, count, capped }) => (
    <Button key={`${label} ${value}`} onClick={() => void setSearch(patch)}>
      <span className="max-w-64 truncate">
        Without {label.toLowerCase()} {value}
      </span>
      <span className="text-ink-2">
        {countNoun(count, "issue")}
        {capped ? " and more" : ""}
      </span>
    </Button>
  ));
  return (
    <Card>
      <EmptyState icon={ListChecks} title="No issue matches" action={action}>
        {reliefs.length > 0
          ? "One filter less would show some."
          : "Take more than one filter away to see some."}
      </EmptyState>
    </Card>
  );
}
