import { useTranslations } from "next-intl";
import { FacetsToggle } from "#components/issues/facets-toggle.tsx";
import { IssueFilterSheet } from "#components/issues/issue-filter-sheet.tsx";
import { toQuery } from "#components/issues/to-query.ts";
import { ExportMenu } from "#components/layout/export-menu.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";
import type { Asked } from "./asked.ts";

type Props = { asked: Asked; facetsOpen: boolean };

const sorts = ["last_seen", "count", "first_seen"] as const;

/** What searches, narrows and saves the list. */
export function IssueSteering({ asked: { filter, chips }, facetsOpen }: Props) {
  const t = useTranslations("issues.steering");
  const options = sorts.map((value) => ({ value, label: t(`sorts.${value}`) }));
  return (
    <div className="group mb-3">
      <div className="flex flex-wrap items-start gap-2.5 max-sm:gap-2">
        <div className="min-w-60 grow max-sm:w-full [&_search]:w-full">
          <SearchField main label={t("search")} />
        </div>
        <span className="max-rail:hidden">
          <FacetsToggle open={facetsOpen} />
        </span>
        <span className="rail:hidden">
          <IssueFilterSheet filter={filter} active={chips.length} />
        </span>
        {/* On wide screens the heads of the columns sort. */}
        <span className="min-w-0 flex-1 sm:hidden">
          <FilterSelect name="sort" label={t("order")} otherwise={sorts[0]} options={options} />
        </span>
        <ExportMenu path="/api/v1/issues/export" query={toQuery(filter)} />
      </div>
      <p className="mt-1.5 hidden text-sm text-ink-2 group-has-[input:focus]:block">
        {t.rich("hint", {
          fields: () => <code>service: code: env: level: state: ref: after: before:</code>,
          example: () => <code>state:open after:2h</code>,
        })}
      </p>
    </div>
  );
}
