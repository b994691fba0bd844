"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import type { FilterChip } from "#components/issues/derive-issue-filter.ts";
import { issueFilterParsers } from "#components/issues/issue-search.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount } from "#lib/format/count.ts";

/** How many issues there would be without one of the filters. */
export type Relief = FilterChip & { count: number; capped: boolean };
type Props = { isFiltered: boolean; reliefs: Relief[] };

/** Why no issue is shown, and which filter to take away to see some. */
export function NoIssues({ isFiltered, reliefs }: Props) {
  const t = useTranslations("issues.noIssues");
  const [, setSearch] = useQueryStates(issueFilterParsers, { shallow: false });
  if (!isFiltered)
    return (
      <Card>
        <EmptyState icon={ListChecks} title={t("none")}>
          {t("noneYet")}
        </EmptyState>
      </Card>
    );
  const action = reliefs.map(({ label, value, patch, count, capped }) => (
    <Button key={`${label} ${value}`} onClick={() => void setSearch(patch)}>
      <span className="max-w-64 truncate">
        {t("without", { label: label.toLowerCase(), value })}
      </span>
      <span className="text-ink-2">
        {t(capped ? "foundMore" : "found", { count, shown: formatCount(count) })}
      </span>
    </Button>
  ));
  return (
    <Card>
      <EmptyState icon={ListChecks} title={t("noMatch")} action={action}>
        {t(reliefs.length > 0 ? "oneLess" : "severalLess")}
      </EmptyState>
    </Card>
  );
}
