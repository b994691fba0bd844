import { FacetsToggle } from "#components/issues/facets-toggle.tsx";
import { IssueFilterSheet } from "#components/issues/issue-filter-sheet.tsx";
import { toQuery } from "#components/issues/to-query.ts";
import { ExportMenu } from "#components/layout/export-menu.tsx";
import { FilterSelect } from "#components/layout/filter-select.tsx";
import { SearchField } from "#components/layout/search-field.tsx";
import type { Asked } from "./asked.ts";

type Props = { asked: Asked; facetsOpen: boolean };

const sortOptions = [
  { value: "last_seen", label: "Last seen first" },
  { value: "count", label: "Most records first" },
  { value: "first_seen", label: "Newest first" },
];

/** What searches, narrows and saves the list. */
export function IssueSteering({ asked: { filter, chips }, facetsOpen }: Props) {
  return (
    <div className="group mb-3">
      <div className="flex flex-wrap items-start gap-2.5 max-sm:gap-2">
        <div className="min-w-60 grow max-sm:w-full [&_search]:w-full">
          <SearchField main label="Search issues" />
        </div>
        <span className="max-rail:hidden">
          <FacetsToggle open={facetsOpen} />
        </span>
        <span className="rail:hidden">
          <IssueFilterSheet filter={filter} active={chips.length} />
        </span>
        {/* On wide screens the heads of the columns sort. */}
        <span className="min-w-0 flex-1 sm:hidden">
          <FilterSelect name="sort" label="Order" otherwise="last_seen" options={sortOptions} />
        </span>
        <ExportMenu path="/api/v1/issues/export" query={toQuery(filter)} />
      </div>
      <p className="mt-1.5 hidden text-sm text-ink-2 group-has-[input:focus]:block">
        Words, a visitor’s reference, or{" "}
        <code>service: code: env: level: state: ref: after: before:</code> with a value, such as{" "}
        <code>state:open after:2h</code>. Quotes hold words together.
      </p>
    </div>
  );
}
